package org.carequeue.ticket.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Level;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

class ClinicFileTest {

    private static final ClinicSettings DEFAULTS = ClinicSettings.defaults(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void a_file_says_only_what_is_not_as_usual() throws IOException {
        // When
        var settings = read("""
                # St Anna's walk-in clinic
                zone: Europe/Berlin
                dayStartsAt: 05:30
                rooms: [1, 2, Emergency]
                """);

        // Then
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.dayStartsAt()).isEqualTo(LocalTime.of(5, 30));
        assertThat(settings.rooms()).containsExactly(Room.named("1"), Room.named("2"), Room.named("Emergency"));
        assertThat(settings.counters()).isEqualTo(DEFAULTS.counters());
        assertThat(settings.serviceLines()).isEqualTo(DEFAULTS.serviceLines());
        assertThat(settings.scale()).isEqualTo(DEFAULTS.scale());
    }

    @Test
    void everything_can_be_set() throws IOException {
        // When
        var settings = read("""
                clinic: clinic
                zone: America/Los_Angeles
                dayStartsAt: "00:00"
                atDayEnd: carry_over
                serviceLines:
                  - {code: dental, letter: D, name: Dental}
                rooms: ["1"]
                counters: ["A"]
                scale:
                  initial: soon
                  levels:
                    - {code: now, name: Now, target: PT0S, tier: 0, reassessAfter: PT0S,
                       colour: "#B00020", textColour: "#FFFFFF", shape: octagon}
                    - {code: soon, name: Soon, target: PT20M, tier: 1, reassessAfter: PT20M,
                       colour: "#FFD600", textColour: "#000000", shape: diamond}
                    - {code: later, name: Later, target: PT2H, tier: 1, reassessAfter: PT1H,
                       colour: "#0D47A1", textColour: "#FFFFFF", shape: circle}
                """);

        // Then
        assertThat(settings.atDayEnd()).isEqualTo(AtDayEnd.carry_over);
        assertThat(settings.serviceLines()).containsExactly(new ServiceLine("dental", 'D', "Dental"));
        assertThat(settings.counters()).containsExactly("A");
        assertThat(settings.scale().initial()).isEqualTo(new Priority("soon"));
        assertThat(settings.scale().levels()).map(Level::target).contains(Duration.ofMinutes(20));
    }

    @Test
    void what_the_settings_resource_shows_can_be_saved_as_a_file() throws IOException {
        // Given
        var shown = BridgeJson.mapper().writeValueAsString(DEFAULTS.withVersion(7));
        var yaml = new YAMLMapper().writeValueAsString(BridgeJson.mapper().readTree(shown));

        // Then
        assertThat(read(shown)).isEqualTo(DEFAULTS);
        assertThat(read(yaml)).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "# nothing is set yet\n", "---\n", "{}" })
    void a_file_that_sets_nothing_changes_nothing(String content) throws IOException {
        assertThat(read(content)).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "room: [1]|line 1|no such setting",
            "zone: Europe/Nowhere|zone|Europe/Nowhere",
            "dayStartsAt: noon|dayStartsAt|noon",
            "atDayEnd: never|atDayEnd|carry_over",
            "rooms: []|rooms has 1 to 200|",
            "rooms: [1, 1]|rooms has 1 twice|",
            "rooms: 5|rooms|",
            "serviceLines: [{code: general, letter: O, name: General}]|serviceLines[0]|without I, O and Q",
            "serviceLines: [{code: general, letter: A, name: General}, {code: b, letter: A, name: B}]|A twice|",
            "scale: {initial: normal, levels: []}|scale|3 to 7 levels",
            "clinic: another|another|CAREQUEUE_CLINIC",
            "rooms: [1|line|" })
    void a_file_that_cannot_be_used_stops_the_start_and_says_where_and_why(String content, String where,
            @Nullable String why) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining(where)
                .hasMessageContaining(why == null ? "" : why)
                .message().doesNotContain("org.carequeue", "com.fasterxml");
    }

    @Test
    void a_file_that_does_not_exist_is_not_passed_over() {
        assertThatThrownBy(() -> ClinicFile.read(folder.resolve("none.yaml"), DEFAULTS))
                .hasMessageContaining("none.yaml does not exist");
    }

    private ClinicSettings read(String content) throws IOException {
        return ClinicFile.read(Files.writeString(folder.resolve("clinic.yaml"), content), DEFAULTS);
    }
}
