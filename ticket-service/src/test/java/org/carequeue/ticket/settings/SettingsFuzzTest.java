package org.carequeue.ticket.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.SettingException;
import org.carequeue.ticket.model.TicketProblems;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Settings as somebody writes them, in YAML or JSON. They make a clinic, which comes back the same from the journal and from
/// what `GET /settings` shows; or they are refused with the field and a sentence.
class SettingsFuzzTest {

    private static final ClinicSettings BEFORE = ClinicSettings.defaults(ZoneId.of("Europe/Madrid"));
    private static final int LONGEST_SENTENCE = 500;

    @FuzzTest
    void settings_make_a_clinic_or_are_refused_with_a_sentence(byte[] bytes) throws IOException {
        var settings = settings(new String(bytes, UTF_8));
        if (settings.isPresent()) {
            var kept = BridgeJson.mapper().writeValueAsString(settings.get());
            assertThat(BridgeJson.mapper().readValue(kept, ClinicSettings.class)).isEqualTo(settings.get());
            assertThat(settings(kept)).isEqualTo(settings);
        }
    }

    private static Optional<ClinicSettings> settings(String text) {
        try {
            return Optional.of(SettingsReader.read(text).over(BEFORE));
        } catch (SettingException e) {
            var refusal = TicketProblems.invalidSettings(e);
            assertThat(refusal.detail()).startsWith("These settings can't be used: ").endsWith(".").matches("\\P{Cc}+")
                    .hasSizeLessThan(2 * LONGEST_SENTENCE);
            return Optional.empty();
        }
    }
}
