package org.carequeue.statistics.store;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicSettings;
import org.carequeue.statistics.model.Rows;

import com.fasterxml.jackson.core.JsonProcessingException;

/// A clinic's settings as a column has them: as the event says them, so that whatever reads old events reads these.
final class SettingsText {

    private SettingsText() {
    }

    static String of(ClinicSettings settings) {
        try {
            return BridgeJson.mapper().writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // they came as an event
        }
    }

    /// @throws SQLException when what stands there are no settings
    static Rows.SettingsRow row(ResultSet row) throws SQLException {
        try {
            return new Rows.SettingsRow(row.getString("clinic"), row.getLong("since"),
                    BridgeJson.mapper().readValue(row.getString("as_json"), ClinicSettings.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("the clinic's settings cannot be read", e);
        }
    }
}
