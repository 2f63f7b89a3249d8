package org.carequeue.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Services;
import org.carequeue.events.StatisticsSettings.Staff;
import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.Journals;
import org.carequeue.statistics.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A day in the middle of which a manager chooses what is kept of staff: the rows are the same, in whatever order the logs are
/// read, wherever the process ends between, and when they are made anew.
class StaffSettingTest {

    private static Journals day() {
        return HandmadeDay.played().at(20).keeping(Staff.NAMES).at(45.5).keeping(Staff.PSEUDONYMS).at(60.5)
                .keeping(Staff.NOTHING).at(80).keeping(Staff.NAMES);
    }

    private static List<String> read(TestDatabase kind, List<List<Envelope<ClinicEvent>>> batches) throws SQLException {
        var database = kind.fresh();
        for (var batch : batches) {
            TestDatabase.open(database).take(batch);
        }
        return TestDatabase.rows(database);
    }

    @ParameterizedTest
    @EnumSource
    void rows_say_what_applied_then_live_and_made_anew(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var store = TestDatabase.open(database);
        for (var batch : day().batches()) {
            store.take(batch);
        }
        var live = TestDatabase.rows(database);
        assertThat(live).anyMatch(row -> row.startsWith("visits") && row.contains("| doctor."))
                .anyMatch(row -> row.startsWith("visits") && row.matches(".*\\| [0-9a-f]{16} \\|.*"));

        assertThat(read(kind, day().oneAfterTheOther(40, Services.PHARMACY, Services.TICKET, Services.TRIAGE))).isEqualTo(live);
        assertThat(read(kind, day().oneAfterTheOther(100, Services.TRIAGE, Services.PHARMACY, Services.TICKET)))
                .isEqualTo(live);

        store.empty();
        for (var batch : day().oneAfterTheOther(100, Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            store.take(batch);
        }
        assertThat(TestDatabase.rows(database)).isEqualTo(live);
    }
}
