package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicSettingsTest {

    private static final ClinicSettings DEFAULTS = ClinicSettings.defaults(ZoneOffset.UTC);

    @Test
    void a_clinic_that_has_set_nothing_can_work() {
        assertThat(DEFAULTS.version()).isEqualTo(1);
        assertThat(DEFAULTS.dayStartsAt()).isEqualTo(LocalTime.of(4, 0));
        assertThat(DEFAULTS.atDayEnd()).isEqualTo(AtDayEnd.close);
        assertThat(DEFAULTS.serviceLines()).map(ServiceLine::letter).containsExactly('A', 'B');
        assertThat(DEFAULTS.rooms()).hasSize(50).startsWith(Room.named("1")).endsWith(Room.named("50"));
        assertThat(DEFAULTS.counters()).hasSize(9).startsWith("1").endsWith("9");
        assertThat(DEFAULTS.scale()).isEqualTo(TriageScale.fiveLevels());
    }

    @Test
    void a_service_line_is_found_by_its_code() {
        assertThat(DEFAULTS.serviceLine("paediatrics")).map(ServiceLine::letter).contains('B');
        assertThat(DEFAULTS.serviceLine("surgery")).isEmpty();
    }

    @Test
    void another_version_changes_nothing_else() {
        // When
        var third = DEFAULTS.withVersion(3);

        // Then
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.withVersion(1)).isEqualTo(DEFAULTS);
    }

    @Test
    void rooms_number_1_to_200() {
        assertThatThrownBy(() -> rooms(List.of())).hasMessageContaining("rooms has 1 to 200");
        assertThat(rooms(names(200)).rooms()).hasSize(200);
        assertThatThrownBy(() -> rooms(names(201))).hasMessageContaining("not 201");
    }

    @Test
    void counters_number_1_to_50() {
        assertThatThrownBy(() -> counters(List.of())).hasMessageContaining("counters has 1 to 50");
        assertThat(counters(names(50)).counters()).hasSize(50);
        assertThatThrownBy(() -> counters(names(51))).hasMessageContaining("not 51");
    }

    @Test
    void service_lines_number_1_to_20_with_letters_of_their_own() {
        assertThatThrownBy(() -> serviceLines(List.of())).hasMessageContaining("serviceLines has 1 to 20");
        assertThatThrownBy(() -> serviceLines(List.of(line("one", 'A'), line("one", 'B')))).hasMessageContaining("one twice");
        assertThatThrownBy(() -> serviceLines(List.of(line("one", 'A'), line("two", 'A')))).hasMessageContaining("A twice");
    }

    @Test
    void nothing_is_named_twice() {
        assertThatThrownBy(() -> rooms(List.of("1", "2", "1"))).hasMessageContaining("rooms has 1 twice");
        assertThatThrownBy(() -> counters(List.of("1", "1"))).hasMessageContaining("counters has 1 twice");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " 1", "room/1", "<b>1</b>", "a-name-that-is-too-long", "1\n" })
    void a_place_has_a_name_that_fits_on_the_screen(String name) {
        assertThatThrownBy(() -> rooms(List.of(name))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "St Anna", "st/anna", "-st-anna", "st_anna" })
    void a_clinics_name_can_stand_in_a_source(String clinic) {
        assertThatThrownBy(() -> new ClinicSettings(1, clinic, DEFAULTS.zone(), DEFAULTS.dayStartsAt(),
                DEFAULTS.atDayEnd(), DEFAULTS.languages(), DEFAULTS.serviceLines(), DEFAULTS.rooms(), DEFAULTS.counters(),
                DEFAULTS.scale(), DEFAULTS.calling()))
                .hasMessageContaining("clinic");
    }

    @Test
    void a_service_line_has_a_code_a_letter_and_a_name() {
        assertThatThrownBy(() -> new ServiceLine("General", 'A', "General")).hasMessageContaining("code");
        assertThatThrownBy(() -> line("general", 'O')).hasMessageContaining("without I, O and Q");
        assertThatThrownBy(() -> new ServiceLine("general", 'A', " ")).hasMessageContaining("1 to 60");
        assertThatThrownBy(() -> new ServiceLine("general", 'A', "x".repeat(61))).hasMessageContaining("1 to 60");
    }

    @Test
    void a_list_that_is_changed_later_changes_no_settings() {
        // Given
        var rooms = new ArrayList<>(List.of("1"));
        var settings = rooms(rooms);

        // When
        rooms.add("2");

        // Then
        assertThat(settings.rooms()).containsExactly(Room.named("1"));
    }

    private static ServiceLine line(String code, char letter) {
        return new ServiceLine(code, letter, code);
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    private static ClinicSettings rooms(List<String> rooms) {
        return new ClinicSettings(1, "clinic", ZoneOffset.UTC, LocalTime.MIN, AtDayEnd.close, DEFAULTS.languages(),
                DEFAULTS.serviceLines(), rooms.stream().map(Room::named).toList(), DEFAULTS.counters(), DEFAULTS.scale(),
                DEFAULTS.calling());
    }

    private static ClinicSettings counters(List<String> counters) {
        return new ClinicSettings(1, "clinic", ZoneOffset.UTC, LocalTime.MIN, AtDayEnd.close, DEFAULTS.languages(),
                DEFAULTS.serviceLines(), DEFAULTS.rooms(), counters, DEFAULTS.scale(), DEFAULTS.calling());
    }

    private static ClinicSettings serviceLines(List<ServiceLine> lines) {
        return new ClinicSettings(1, "clinic", ZoneOffset.UTC, LocalTime.MIN, AtDayEnd.close, DEFAULTS.languages(), lines,
                DEFAULTS.rooms(), DEFAULTS.counters(), DEFAULTS.scale(), DEFAULTS.calling());
    }
}
