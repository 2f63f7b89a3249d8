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
import java.util.regex.Pattern;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.Calling;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Level;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TriageScale;
import org.carequeue.ticket.model.SettingsCheck;
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
                languages: [es, en-GB]
                calling:
                  policy: due
                  roomOrder: own-first
                  attempts: 2
                  pause: PT5M
                  returnWithin: PT1H
                  undoWithin: PT0S
                  unservedAfter: PT45M
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
        assertThat(settings.languages()).containsExactly("es", "en-GB");
        assertThat(settings.calling()).isEqualTo(new Calling(Policy.DUE, RoomOrder.OWN_FIRST, 2, Duration.ofMinutes(5),
                Duration.ofHours(1), Duration.ZERO, Duration.ofMinutes(45)));
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
            "dayStartsAt: 25:00|dayStartsAt|25:00",
            "serviceLines: [{code: general, letter: A, name: General, names: {spanish: General}}]|serviceLines[0].names|such as es",
            "serviceLines: [{code: general, letter: A, name: General, names: {es: ' '}}]|serviceLines[0].names|1 to 60",
            "screen: {viewingDistance: 0.5}|screen|1 to 20 metres",
            "screen: {viewingDistance: far}|screen.viewingDistance|far does not fit",
            "screen: {distance: 5}|screen.distance|no such setting",
            "languages: []|languages has 1 to 6|",
            "languages: [english]|english|such as en",
            "languages: [en, en]|languages has en twice|",
            "counters: []|counters has 1 to 50|",
            "counters: ['no/slash']|no/slash|letters and digits",
            "rooms: [{name: '', serviceLines: []}]|rooms[0]|letters and digits",
            "rooms: [{name: 1, serviceLines: [dental]}]|dental|does not have",
            "rooms: [{name: 1, serviceLines: [general, general]}]|rooms[0]|twice",
            "rooms: [{name: 1, serviceLines: [general]}]|paediatrics|never be called",
            "rooms: [{serviceLines: [general]}]|rooms[0]|name",
            "rooms: [{name: 1, lines: [general]}]|rooms[0].lines|no such setting",
            "serviceLines: []|serviceLines has 1 to 20|",
            "serviceLines: [{code: General, letter: A, name: General}]|serviceLines[0]|lower-case",
            "serviceLines: [{code: general, letter: A, name: ''}]|serviceLines[0]|1 to 60",
            "serviceLines: [{code: general, letter: AB, name: General}]|serviceLines[0].letter|",
            "serviceLines: [{letter: A, name: General}]|serviceLines[0]|code",
            "serviceLines: [{code: general, letter: A, name: General, policy: random}]|policy|ratio, due, strict, fifo",
            "scale: four-levels|scale|three-levels",
            "scale: {initial: none, levels: [@0, @10, @20]}|scale|none",
            "scale: {initial: l0, levels: [@20, @10, @30]}|scale|must increase",
            "scale: {initial: l0, levels: [@0, @25h, @26h]}|scale.levels[1].target|PT24H",
            "scale: {initial: l0, levels: [@0, @10white, @20]}|scale.levels[1].textColour|7 to 1",
            "scale: {initial: l0, levels: [@0, @10red, @20]}|scale.levels[1].colour|#FFD600, not red",
            "scale: {initial: l0, levels: [@0, @10nameless, @20]}|scale.levels[1].name|1 to 30",
            "scale: {initial: l0, levels: [@0, @10tier9, @20tier9]}|scale.levels[1].tier|0 to 6",
            "scale: {initial: l0, levels: [@0, @10never, @20]}|scale.levels[1].reassessAfter|PT24H",
            "calling: {policy: random}|calling.policy|ratio, due, strict, fifo",
            "calling: {roomOrder: any}|calling.roomOrder|best-of-all, own-first",
            "calling: {attempts: 0}|calling|1 to 10",
            "calling: {pause: 2 minutes}|calling.pause|2 minutes",
            "calling: {pause: PT2H}|calling|PT1H",
            "calling: {returnWithin: PT0S}|calling|PT1M",
            "calling: {undoWithin: PT2H}|calling|PT1H",
            "calling: {unservedAfter: PT0S}|calling|PT1M",
            "calling: {attemps: 3}|calling.attemps|no such setting",
            "rooms: [1|line|",
            "rooms: [01, 07, 010]|line 1, rooms[0]|01 is no plain number",
            "rooms: [{name: 1, serviceLines: []}, {name: 010, serviceLines: []}]|rooms[1].name|010 is no plain number",
            "rooms: [0x1F]|rooms[0]|quotes",
            "counters: [1_000]|counters[0]|quotes",
            "rooms: [2.5]|rooms[0]|",
            "rooms: [true]|rooms[0]|",
            "rooms: [null]|rooms[0]|nothing here",
            "rooms: [~]|rooms[0]|nothing here",
            "serviceLines: [null]|serviceLines[0]|nothing here",
            "counters: [1, null]|counters[1]|nothing here",
            "languages: [null]|languages[0]|nothing here",
            "scale: {initial: normal, levels: [null, null, null]}|scale.levels[0]|nothing here",
            "rooms: [{name: 1, serviceLines: [null]}]|rooms[0].serviceLines[0]|nothing here",
            "serviceLines: [{code: general, letter: A, name: General, names: {es: null}}]|serviceLines[0].names|nothing here",
            "{rooms: [1], counters: [1], rooms: [2]}|rooms|written twice",
            "calling: {attempts: 2, attempts: 3}|calling.attempts|written twice",
            "calling: {attempts: 2.5}|calling.attempts|2.5 does not fit",
            "calling: {attempts: '2'}|calling.attempts|2 does not fit",
            "calling: {pause: 120}|calling.pause|",
            "dayStartsAt: 5|dayStartsAt|",
            "dayStartsAt: [5, 30]|dayStartsAt|",
            "zone: 5|zone|",
            "version: 1.5|version|1.5 does not fit",
            "5|5 does not fit|",
            "'text'|text does not fit|",
            "[1]|form that belongs here|",
            "serviceLines: [{code: general, letter: A, name: true}, {code: b, letter: B, name: B}]|serviceLines[0].name|",
            "serviceLines: [{code: general, letter: A, name: \"a\\0b\"}]|serviceLines[0].name|one line of text",
            "serviceLines: [{code: general, letter: A, name: \"a\\nb\"}]|serviceLines[0].name|one line of text",
            "serviceLines: [{code: general, letter: A, name: \"\\ud83d\"}]|serviceLines[0].name|one line of text",
            "serviceLines: [{code: general, letter: A, name: \"\\u202E\"}]|serviceLines[0].name|direction of writing",
            "serviceLines: [{code: general, letter: A, name: A, names: {es: \"\\e[31m\"}}]|serviceLines[0].names.es|one line",
            "scale: {initial: l0, levels: [@0, @10turned, @20]}|scale.levels[1].name|direction of writing" })
    void a_file_that_cannot_be_used_stops_the_start_and_says_where_and_why(String content, String where,
            @Nullable String why) {
        assertThatThrownBy(() -> read(levels(content))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining(where)
                .hasMessageContaining(why == null ? "" : why)
                .message().doesNotContain("org.carequeue", "com.fasterxml");
    }

    @Test
    void a_file_that_does_not_exist_is_not_passed_over() {
        assertThatThrownBy(() -> ClinicFile.read(folder.resolve("none.yaml"), DEFAULTS))
                .hasMessageContaining("none.yaml does not exist");
    }

    /// Spells a level out, `@20` for example, with what is wrong about it behind.
    private static String levels(String content) {
        return Pattern.compile("@(\\d+h?)([a-z]*\\d?)").matcher(content).replaceAll(level -> {
            var minutes = level.group(1).endsWith("h") ? 60 * Integer.parseInt(level.group(1).replace("h", ""))
                    : Integer.parseInt(level.group(1));
            var wrong = level.group(2);
            return "{code: l%d, name: '%s', target: PT%dM, tier: %d, reassessAfter: %s, colour: '%s', textColour: '%s', shape: circle}"
                    .formatted(minutes, switch (wrong) {
                        case "nameless" -> " ";
                        case "turned" -> "\u202eLevel";
                        default -> "Level";
                    }, minutes,
                            wrong.equals("tier9") ? 9 : Math.min(minutes, 2), wrong.equals("never") ? "P30D" : "PT1H",
                            wrong.equals("red") ? "red" : "#FFD600", wrong.equals("white") ? "#FFFFFF" : "#000000");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "five-levels", "three-levels" })
    void a_scale_can_be_named(String name) throws IOException {
        // When
        var settings = read("scale: " + name);

        // Then
        assertThat(settings.scale()).isEqualTo(TriageScale.preset(name));
        SettingsCheck.check(settings);
    }

    @Test
    void a_file_that_is_far_too_large_is_not_read() {
        assertThatThrownBy(() -> read("#" + "x".repeat(300_000))).hasMessageContaining("larger than");
    }

    @Test
    void a_file_of_another_encoding_is_told_apart() throws IOException {
        // Given
        var file = Files.write(folder.resolve("clinic.yaml"), new byte[] { 'z', ':', (byte) 0xE9, '\n' });

        // Then
        assertThatThrownBy(() -> ClinicFile.read(file, DEFAULTS)).hasMessageContaining("UTF-8");
    }

    private ClinicSettings read(String content) throws IOException {
        return ClinicFile.read(Files.writeString(folder.resolve("clinic.yaml"), content), DEFAULTS);
    }
}
