package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingDayTest {

    private static final LocalTime FOUR = LocalTime.of(4, 0);

    @ParameterizedTest
    @CsvSource({
            "2026-11-22T02:59:59.999Z, 2026-11-21",
            "2026-11-22T03:00:00Z, 2026-11-22",
            "2026-11-22T22:59:59Z, 2026-11-22",
            "2026-11-22T23:00:00Z, 2026-11-22",
            "2026-11-23T02:59:59Z, 2026-11-22" })
    void a_day_lasts_from_cut_over_to_cut_over_in_local_time(Instant now, LocalDate day) {
        assertThat(new OperatingDay(ZoneId.of("Europe/Berlin"), FOUR).at(now)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({ "America/Los_Angeles, 2026-11-23T01:00:00Z", "Pacific/Honolulu, 2026-11-23T03:00:00Z",
            "America/New_York, 2026-11-22T22:00:00Z", "Pacific/Pago_Pago, 2026-11-23T04:00:00Z" })
    void five_in_the_afternoon_west_of_greenwich_is_still_the_same_day(ZoneId zone, Instant now) {
        assertThat(now.atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        assertThat(new OperatingDay(zone, FOUR).at(now)).isEqualTo("2026-11-22");
    }

    @Test
    void the_day_on_which_the_clocks_go_forward_has_23_hours_before_the_next_begins() {
        // Given: Berlin, 29 March 2026, 02:00 becomes 03:00
        var berlin = new OperatingDay(ZoneId.of("Europe/Berlin"), FOUR);

        // When
        var lengthBefore = length(berlin, LocalDate.of(2026, 3, 28));
        var lengthAfter = length(berlin, LocalDate.of(2026, 3, 29));

        // Then
        assertThat(lengthBefore).hasHours(23);
        assertThat(lengthAfter).hasHours(24);
        assertThat(berlin.at(Instant.parse("2026-03-29T01:59:59Z"))).isEqualTo("2026-03-28");
        assertThat(berlin.at(Instant.parse("2026-03-29T02:00:00Z"))).isEqualTo("2026-03-29");
    }

    @Test
    void the_day_on_which_the_clocks_go_back_has_25_hours_before_the_next_begins() {
        // Given: Berlin, 25 October 2026, 03:00 becomes 02:00
        var berlin = new OperatingDay(ZoneId.of("Europe/Berlin"), FOUR);

        // When
        var lengthBefore = length(berlin, LocalDate.of(2026, 10, 24));

        // Then
        assertThat(lengthBefore).hasHours(25);
        assertThat(berlin.at(Instant.parse("2026-10-25T02:59:59Z"))).isEqualTo("2026-10-24");
        assertThat(berlin.at(Instant.parse("2026-10-25T03:00:00Z"))).isEqualTo("2026-10-25");
    }

    @Test
    void a_cut_over_that_the_clocks_skip_is_the_moment_of_the_change() {
        // Given: 02:30 does not exist in Berlin on 29 March 2026
        var berlin = new OperatingDay(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30));

        // Then
        assertThat(berlin.beginning(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(berlin.at(Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo("2026-03-28");
        assertThat(berlin.at(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("2026-03-29");
    }

    @Test
    void a_cut_over_that_the_clocks_show_twice_begins_the_day_once() {
        // Given: 02:30 comes twice in Berlin on 25 October 2026, at 00:30Z and at 01:30Z
        var berlin = new OperatingDay(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30));

        // Then
        assertThat(berlin.at(Instant.parse("2026-10-25T00:29:59Z"))).isEqualTo("2026-10-24");
        assertThat(berlin.at(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25");
        assertThat(berlin.at(Instant.parse("2026-10-25T01:10:00Z"))).describedAs("02:10 for the second time")
                .isEqualTo("2026-10-25");
    }

    @ParameterizedTest
    @CsvSource({ "Europe/Berlin, 04:00", "Europe/Berlin, 02:30", "Europe/Berlin, 00:00", "America/New_York, 01:30",
            "Africa/Cairo, 00:00", "America/Havana, 00:30", "Australia/Lord_Howe, 01:45", "America/Asuncion, 23:30",
            "America/Nuuk, 23:59", "Asia/Beirut, 00:00", "Pacific/Apia, 04:00", "Asia/Kathmandu, 04:00" })
    void no_moment_of_a_year_has_an_earlier_day_than_the_moment_before(ZoneId zone, LocalTime startsAt) {
        // Given
        var day = new OperatingDay(zone, startsAt);
        var wrong = new ArrayList<Instant>();
        var last = Instant.parse("2027-01-02T00:00:00Z");
        var before = day.at(Instant.parse("2026-01-01T00:00:00Z"));

        // When
        for (var now = Instant.parse("2026-01-01T00:15:00Z"); now.isBefore(last); now = now.plusSeconds(15 * 60)) {
            var today = day.at(now);
            if (today.isBefore(before) || today.isAfter(before.plusDays(1)) || now.isBefore(day.beginning(today))
                    || !now.isBefore(day.beginning(today.plusDays(1)))) {
                wrong.add(now);
            }
            before = today;
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    private static Duration length(OperatingDay day, LocalDate date) {
        return Duration.between(day.beginning(date), day.beginning(date.plusDays(1)));
    }
}
