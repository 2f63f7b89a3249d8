package org.carequeue.waiting;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.carequeue.events.Level;
import org.carequeue.events.Level.Shape;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.TriageScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhoIsNextTest {

    /// When B, moderate and issued at 95 minutes, has used as large a share as A, low and issued at 0.
    private static final Duration CROSSING = ofMinutes(126).plusSeconds(40);

    private final WaitingRoom clinic = new WaitingRoom();

    private void a_low_at_0_and_b_moderate_at_95_minutes() {
        clinic.waits("A", "low", ZERO);
        clinic.waits("B", "moderate", ofMinutes(95));
    }

    // ── the four policies ──

    @Test
    void ratio_whoever_has_used_the_larger_share_of_the_target_is_next_to_the_millisecond() {
        a_low_at_0_and_b_moderate_at_95_minutes();

        // Then
        assertThat(clinic.next(ofMinutes(95))).isEqualTo("A");
        assertThat(clinic.next(CROSSING.minusMillis(1))).isEqualTo("A");
        assertThat(clinic.next(CROSSING)).as("equal shares: the more urgent level").isEqualTo("B");
        assertThat(clinic.next(CROSSING.plusMillis(1))).isEqualTo("B");
        assertThat(clinic.next(ofDays(300))).isEqualTo("B");
    }

    @Test
    void due_whoever_is_due_first_is_always_next() {
        clinic.policy(Policy.DUE);
        a_low_at_0_and_b_moderate_at_95_minutes();

        // Then
        for (var time = ofMinutes(95); time.compareTo(ofDays(2)) < 0; time = time.plusMinutes(1)) {
            assertThat(clinic.next(time)).isEqualTo("A");
        }
    }

    @Test
    void due_whose_targets_end_at_one_instant_go_by_level() {
        clinic.policy(Policy.DUE);
        clinic.waits("A", "low", ZERO);
        clinic.waits("B", "moderate", ofMinutes(90));
        clinic.waits("C", "normal", ofHours(1).minusMillis(1));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(95))).containsExactly("C", "B", "A");
    }

    @Test
    void strict_the_more_urgent_level_is_always_next() {
        clinic.policy(Policy.STRICT);
        a_low_at_0_and_b_moderate_at_95_minutes();
        clinic.waits("C", "normal", ofMinutes(1));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(95))).containsExactly("B", "C", "A");
    }

    @Test
    void fifo_whoever_came_first_is_always_next() {
        clinic.policy(Policy.FIFO);
        clinic.waits("A", "low", ZERO);
        clinic.waits("B", "critical", ofMinutes(1));
        clinic.waits("C", "high", ofMinutes(1));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(95))).containsExactly("A", "B", "C");
    }

    @Test
    void two_at_exactly_their_target_go_by_level_whoever_came_first() {
        clinic.waits("low", "low", ZERO);
        clinic.waits("normal", "normal", ofHours(1));
        clinic.waits("moderate", "moderate", ofMinutes(90));

        // Then
        assertThat(clinic.candidates(1, ofHours(2))).containsExactly("moderate", "normal", "low");
        assertThat(clinic.candidates(1, ofHours(2).minusMillis(1))).containsExactly("low", "normal", "moderate");
    }

    @ParameterizedTest
    @EnumSource(value = Policy.class, names = { "RATIO", "DUE" })
    void a_lower_tier_goes_first_however_long_others_have_waited(Policy policy) {
        clinic.policy(policy);
        clinic.waits("low", "low", ZERO);
        clinic.waits("high", "high", ofDays(1));
        clinic.waits("critical", "critical", ofDays(1).plusSeconds(1));

        // Then
        assertThat(clinic.candidates(1, ofDays(1).plusSeconds(1))).containsExactly("critical", "high", "low");
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void within_a_level_whoever_came_first_goes_first_then_whoever_was_issued_first(Policy policy) {
        clinic.policy(policy);
        clinic.waits("third", "normal", ofMillis(2));
        clinic.waits("first", "normal", ZERO);
        clinic.waits("second", "normal", ofMillis(1));
        clinic.waits("fourth", "normal", ofMillis(2));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(95))).containsExactly("first", "second", "third", "fourth");
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void nothing_is_divided_by_a_target_of_zero(Policy policy) {
        clinic.policy(policy);
        clinic.waits("first", "critical", ZERO);
        clinic.waits("second", "critical", ofMinutes(1));

        // Then
        assertThat(clinic.candidates(1, ZERO)).containsExactly("first");
        assertThat(clinic.candidates(1, ofMinutes(1))).containsExactly("first", "second");
    }

    @Test
    void a_target_of_zero_goes_first_also_where_an_earlier_scale_has_put_others_into_its_tier() {
        // Given: a scale whose most urgent level has a target of zero and tier 1, in which the former scale had others
        clinic.waits("of the former scale", "high", ZERO);
        clinic.scale(scale(level("red", 0, 1), level("yellow", 30, 2), level("green", 60, 2)));
        clinic.waits("red", "red", ofHours(1));

        // Then
        assertThat(clinic.candidates(1, ofHours(1))).containsExactly("red", "of the former scale");
    }

    @Test
    void a_ticket_keeps_the_target_that_it_was_given() {
        // Given
        clinic.waits("120 minutes", "low", ZERO);
        clinic.scale(scale(level("moderate", 10, 2), level("normal", 20, 2), level("low", 30, 2)));
        clinic.waits("30 minutes", "low", ofHours(1));

        // Then
        assertThat(clinic.next(ofMinutes(79))).isEqualTo("120 minutes");
        assertThat(clinic.next(ofMinutes(81))).isEqualTo("30 minutes");
    }

    @Test
    void shares_are_compared_exactly_also_where_products_do_not_fit_64_bits() {
        // Given: targets of 100,000 and 200,000 days; whoever has waited 10,000 days has used a tenth, or a twentieth
        clinic.scale(scale(level("red", 0, 0), level("yellow", ofDays(100_000), 2), level("green", ofDays(200_000), 2)));
        clinic.waits("green", "green", ZERO);
        clinic.waits("yellow", "yellow", ofDays(5_000));

        // Then
        assertThat(clinic.next(ofDays(10_000).minusMillis(1))).isEqualTo("green");
        assertThat(clinic.next(ofDays(10_000))).isEqualTo("yellow");
        for (int day = 5_000; day < 90_000; day += 100) {
            assertThat(clinic.next(ofDays(day))).as("day %d", day).isEqualTo(day < 10_000 ? "green" : "yellow");
        }
    }

    // ── who may be called ──

    @Test
    void nobody_is_next_before_the_ticket_s_time() {
        clinic.waits("early", "critical", ofSeconds(10));

        // Then
        assertThat(clinic.next(ofSeconds(10).minusMillis(1))).isEqualTo("nobody");
        assertThat(clinic.next(ofSeconds(10))).isEqualTo("early");
        assertThat(clinic.inTheClinic(ZERO)).as("but is seen to wait").containsExactly("early");
    }

    @Test
    void a_room_calls_for_its_service_lines_only_and_one_without_any_for_all() {
        clinic.lines(null, null, null).rooms("a b", "c", "");
        clinic.waits("A", "a", "normal", ofMinutes(1));
        clinic.waits("B", "b", "normal", ZERO);
        clinic.waits("C", "c", "normal", ofMinutes(2));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(5))).containsExactly("B", "A");
        assertThat(clinic.candidates(2, ofMinutes(5))).containsExactly("C");
        assertThat(clinic.candidates(3, ofMinutes(5))).containsExactly("B", "A", "C");
        assertThat(clinic.inTheClinic(ofMinutes(5))).containsExactly("B", "A", "C");
    }

    @Test
    void who_waits_for_one_room_is_called_by_that_room_alone_whatever_it_takes_otherwise() {
        clinic.lines(null, null).rooms("a", "a");
        clinic.waits("for room 2", "b", "normal", ofMinutes(1), "2", null);
        clinic.waits("for any", "a", "normal", ofMinutes(2));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(5))).containsExactly("for any");
        assertThat(clinic.candidates(2, ofMinutes(5))).containsExactly("for room 2", "for any");
        assertThat(clinic.inTheClinic(ofMinutes(5))).containsExactly("for room 2", "for any");
    }

    @Test
    void who_waits_for_a_room_that_is_taken_out_of_the_settings_waits_for_any_of_the_line() {
        clinic.lines(null, null).rooms("a", "b");
        clinic.waits("for room 2", "a", "normal", ZERO, "2", null);
        assertThat(clinic.next(1, ofMinutes(1))).isEqualTo("nobody");

        // When
        clinic.rooms("a");

        // Then
        assertThat(clinic.next(1, ofMinutes(1))).isEqualTo("for room 2");

        // When: and again when it is back
        clinic.rooms("a", "b");

        // Then
        assertThat(clinic.next(1, ofMinutes(1))).isEqualTo("nobody");
        assertThat(clinic.next(2, ofMinutes(1))).isEqualTo("for room 2");
    }

    @Test
    void who_waits_for_a_line_that_is_taken_out_of_the_settings_is_called_by_a_room_that_takes_all() {
        clinic.lines(null, null).rooms("");
        clinic.waits("of the former line", "b", "normal", ZERO);

        // When
        clinic.lines((Policy) null).rooms("", "a");

        // Then
        assertThat(clinic.next(1, ofMinutes(1))).isEqualTo("of the former line");
        assertThat(clinic.next(2, ofMinutes(1))).isEqualTo("nobody");
        assertThat(clinic.inTheClinic(ofMinutes(1))).containsExactly("of the former line");
    }

    @Test
    void who_did_not_answer_lets_all_others_go_first_for_a_while() {
        clinic.waits("critical, absent", "general", "critical", ZERO, null, ofMinutes(7));
        clinic.waits("low", "low", ofMinutes(4));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(5))).containsExactly("low", "critical, absent");
        assertThat(clinic.candidates(1, ofMinutes(7).minusMillis(1))).containsExactly("low", "critical, absent");
        assertThat(clinic.candidates(1, ofMinutes(7))).containsExactly("critical, absent", "low");
        assertThat(clinic.inTheClinic(ofMinutes(5))).containsExactly("low", "critical, absent");
    }

    @Test
    void who_did_not_answer_is_called_again_when_nobody_else_waits_for_the_room() {
        clinic.lines(null, null).rooms("a", "b");
        clinic.waits("absent", "a", "normal", ZERO, null, ofMinutes(7));
        clinic.waits("other line", "b", "normal", ZERO);

        // Then
        assertThat(clinic.next(1, ofMinutes(5))).isEqualTo("absent");
        assertThat(clinic.next(2, ofMinutes(5))).isEqualTo("other line");
    }

    // ── several service lines ──

    @Test
    void best_of_all_compares_the_lines() {
        clinic.lines(null, null).rooms("a b");
        clinic.waits("own", "a", "normal", ofMinutes(10));
        clinic.waits("other", "b", "normal", ZERO);

        // Then
        assertThat(clinic.candidates(1, ofMinutes(20))).containsExactly("other", "own");
    }

    @Test
    void own_first_calls_from_the_first_line_that_has_anybody() {
        clinic.lines(null, null, null).rooms("b a");
        clinic.waits("high of the second", "a", "high", ZERO);
        clinic.waits("low of the first", "b", "low", ofMinutes(10));
        clinic.waits("not ours", "c", "critical", ZERO);
        clinic.ownFirst();

        // Then
        assertThat(clinic.candidates(1, ofMinutes(20))).containsExactly("low of the first", "high of the second");
    }

    @Test
    void own_first_lets_a_level_with_target_zero_go_before_whatever_the_line() {
        clinic.lines(null, null).rooms("a b").ownFirst();
        clinic.waits("own", "a", "high", ZERO);
        clinic.waits("critical elsewhere", "b", "critical", ofMinutes(10));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(20))).containsExactly("critical elsewhere", "own");
    }

    @Test
    void own_first_takes_who_waits_for_this_very_room_for_one_of_its_first_line() {
        clinic.lines(null, null, null).rooms("a b", "").ownFirst();
        clinic.waits("first line", "a", "normal", ofMinutes(1));
        clinic.waits("second line", "b", "normal", ZERO);
        clinic.waits("reserved", "c", "normal", ofMinutes(2), "1", null);

        // Then
        assertThat(clinic.candidates(1, ofMinutes(20))).containsExactly("first line", "reserved", "second line");
    }

    @Test
    void own_first_calls_others_before_who_did_not_answer_a_call() {
        clinic.lines(null, null).rooms("a b").ownFirst();
        clinic.waits("own, absent", "a", "normal", ZERO, null, ofMinutes(30));
        clinic.waits("other", "b", "normal", ZERO);

        // Then
        assertThat(clinic.candidates(1, ofMinutes(20))).containsExactly("other", "own, absent");
    }

    @Test
    void a_line_is_ordered_by_its_own_policy_and_its_first_compared_by_the_clinic_s() {
        // Given: strict among the lines, but line b is first come, first served
        clinic.lines(null, Policy.FIFO).rooms("a b").policy(Policy.STRICT);
        clinic.waits("b low", "b", "low", ZERO);
        clinic.waits("b critical", "b", "critical", ofMinutes(1));
        clinic.waits("a high", "a", "high", ofMinutes(2));
        clinic.waits("a normal", "a", "normal", ofMinutes(3));

        // Then
        assertThat(clinic.candidates(1, ofMinutes(5))).containsExactly("a high", "a normal", "b low", "b critical");
        assertThat(clinic.inTheClinic(ofMinutes(5))).containsExactly("a high", "a normal", "b low", "b critical");
        assertThat(clinic.at(ZERO).policy(clinic.at(ZERO).caller(clinic.room(1)))).isEqualTo(Policy.STRICT);
    }

    @Test
    void a_room_of_one_line_goes_by_that_line_s_policy() {
        clinic.lines(null, Policy.FIFO).rooms("b");

        // Then
        assertThat(clinic.at(ZERO).policy(clinic.at(ZERO).caller(clinic.room(1)))).isEqualTo(Policy.FIFO);
    }

    @ParameterizedTest
    @CsvSource({ "0,''", "1,A", "2,'A,B'", "3,'A,B,C'", "9,'A,B,C'" })
    void no_more_candidates_than_asked_for(int most, String expected) {
        clinic.waits("A", "high", ZERO);
        clinic.waits("B", "normal", ZERO);
        clinic.waits("C", "low", ZERO);

        // Then
        assertThat(clinic.at(ofMinutes(1)).best(clinic.at(ofMinutes(1)).caller(clinic.room(1)), most).stream()
                .map(clinic::nameOf).toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void each_room_has_its_next_one_and_none_where_nobody_waits_for_it() {
        clinic.lines(null, null, null).rooms("a", "a", "b a", "c", "a");
        clinic.waits("A", "a", "normal", ofMinutes(1));
        clinic.waits("B", "b", "normal", ZERO);
        clinic.waits("for room 5", "b", "normal", ofMinutes(-1), "5", null);

        // Then
        assertThat(clinic.at(ofMinutes(5)).ofRooms()).containsExactly(
                Map.entry("1", clinic.visit("A").ticket()), Map.entry("2", clinic.visit("A").ticket()),
                Map.entry("3", clinic.visit("B").ticket()),
                Map.entry("5", clinic.visit("for room 5").ticket()));
    }

    private static TriageScale scale(Level... levels) {
        return new TriageScale(List.of(levels), levels[levels.length - 1].code());
    }

    private static Level level(String code, int minutes, int tier) {
        return level(code, ofMinutes(minutes), tier);
    }

    private static Level level(String code, Duration target, int tier) {
        return new Level(new Priority(code), code, target, tier, target, "#000000", "#FFFFFF", Shape.circle);
    }
}
