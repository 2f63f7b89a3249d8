package org.carequeue.waiting.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.carequeue.events.CallExplanation;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a clinic's events teach of its times.
class LearnedTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);
    private static final int NORMAL = 3;
    private static final int LOW = 4;

    private final Learned learned = new Learned();
    private int numbers;

    @BeforeEach
    void settings() {
        learned.configured(SETTINGS);
    }

    private Visit came(String line, String level, Instant at) {
        numbers++;
        var id = new TicketId(LocalDate.of(2026, 3, 2), new TicketNumber('A', numbers));
        var of = SETTINGS.scale().level(new Priority(level));
        var visit = Visit.opened(new Ticket(id, id.number(), line, at, of.code(), of.target(), 1, "hash"), numbers,
                SETTINGS.scale());
        learned.came(visit);
        return visit;
    }

    private Visit called(Visit visit, Instant at) {
        var called = visit.called("1", at).because(new CallExplanation(at, "1", null, Policy.RATIO, List.of(), null));
        learned.moved(visit, called);
        return called;
    }

    private Visit becomes(Visit before, Visit after) {
        learned.moved(before, after);
        return after;
    }

    private void seen(String line, String level, Instant at, int minutes) {
        var called = called(came(line, level, at.minusSeconds(60)), at);
        var started = becomes(called, called.started(at.plusSeconds(60)));
        becomes(started, started.ended(VisitStatus.FINISHED, at.plus(Duration.ofMinutes(minutes))));
    }

    private double minutes(String line, int rank) {
        return learned.outlook(MORNING).serviceMs(line, rank, 0) / 60_000;
    }

    // ── times with patients ──

    @Test
    void where_nothing_was_seen_the_prior_counts() {
        assertThat(minutes("general", NORMAL)).isEqualTo(12);
        assertThat(learned.outlook(MORNING).spread()).isCloseTo(Math.sqrt(Math.log(1.5625)), within(1e-9));
    }

    @Test
    void a_call_keeps_the_room_until_the_visit_has_left_it() {
        for (int i = 0; i < 500; i++) {
            seen("general", "normal", MORNING.plus(Duration.ofMinutes(30L * i)), 20);
        }

        assertThat(minutes("general", NORMAL)).isCloseTo(20, within(0.5));
        assertThat(learned.outlook(MORNING).spread()).isLessThan(0.3);
    }

    @Test
    void a_level_and_a_line_of_which_little_was_seen_are_like_the_others() {
        for (int i = 0; i < 300; i++) {
            seen("general", "normal", MORNING.plus(Duration.ofMinutes(30L * i)), 20);
        }
        seen("general", "low", MORNING, 5);

        assertThat(minutes("general", LOW)).isBetween(18.0, 20.0);
        assertThat(minutes("paediatrics", NORMAL)).isBetween(18.0, 20.0);
    }

    @Test
    void levels_lines_and_hours_are_told_apart() {
        for (int day = 0; day < 300; day++) {
            var at = MORNING.plus(Duration.ofDays(day));
            seen("general", "normal", at, 20);
            seen("general", "low", at, 10);
            seen("paediatrics", "normal", at, 6);
            seen("general", "normal", at.plus(Duration.ofHours(4)), 30);
        }

        assertThat(minutes("general", NORMAL)).isBetween(17.0, 23.0);
        assertThat(minutes("general", LOW)).isBetween(8.0, 12.0);
        assertThat(minutes("paediatrics", NORMAL)).isBetween(5.5, 8.0);
        assertThat(learned.outlook(MORNING).serviceMs("general", NORMAL, 4))
                .isGreaterThan(1.2 * learned.outlook(MORNING).serviceMs("general", NORMAL, 0));
    }

    @Test
    void what_nobody_has_ended_teaches_nothing() {
        var before = learned.keep().times();
        var forgotten = called(came("general", "normal", MORNING), MORNING);
        becomes(forgotten, forgotten.ended(VisitStatus.DAY_ENDED, MORNING.plus(Duration.ofHours(1))));
        var left = called(came("general", "normal", MORNING), MORNING);
        becomes(left, left.ended(VisitStatus.FINISHED, MORNING.plus(Duration.ofHours(9))));

        assertThat(learned.keep().times()).isEqualTo(before);
    }

    @Test
    void from_one_patient_to_the_next_takes_as_long_as_it_did_while_somebody_waited() {
        for (int i = 0; i < 100; i++) {
            var at = MORNING.plus(Duration.ofHours(i));
            var next = came("general", "normal", at);
            seen("general", "normal", at, 10);
            var called = called(next, at.plus(Duration.ofMinutes(12)));
            becomes(called, called.ended(VisitStatus.FINISHED, at.plus(Duration.ofMinutes(20))));
            // And nobody waited for half an hour.
        }

        assertThat(learned.outlook(MORNING).turnaroundMs()).isBetween(105_000.0, 120_000.0);
    }

    @Test
    void the_mix_of_levels_is_that_of_the_calls() {
        for (int i = 0; i < 200; i++) {
            seen("general", i % 4 == 0 ? "low" : "normal", MORNING.plus(Duration.ofMinutes(30L * i)), 10);
        }

        var outlook = learned.outlook(MORNING);
        assertThat(outlook.share("general", LOW)).isBetween(0.2, 0.26);
        assertThat(outlook.share("general", NORMAL)).isBetween(0.74, 0.8);
        assertThat(outlook.share("general", 0)).isZero();
    }

    // ── who comes ──

    @Test
    void on_the_first_day_it_goes_on_as_it_does() {
        for (int i = 0; i < 12; i++) {
            came("general", "normal", MORNING.plus(Duration.ofMinutes(5L * i)));
        }

        assertThat(learned.outlook(MORNING.plus(Duration.ofMinutes(59))).arrivals("general", 3)).isCloseTo(6, within(0.2));
    }

    @Test
    void after_some_days_each_hour_has_its_own_and_a_day_with_more_patients_has_more_in_each() {
        for (int day = 0; day < 10; day++) {
            hours(MORNING.plus(Duration.ofDays(day)), 10, 30);
            learned.dayOpened();
        }
        var today = MORNING.plus(Duration.ofDays(10));
        assertThat(learned.outlook(today).arrivals("general", 0)).isCloseTo(9, within(0.2));
        assertThat(learned.outlook(today).arrivals("general", 1)).isCloseTo(27, within(0.3));
        assertThat(learned.outlook(today).arrivals("general", 2)).isZero();

        hours(today, 20, 60);

        var later = learned.outlook(today.plus(Duration.ofMinutes(119)));
        assertThat(later.arrivals("general", 24)).isBetween(40.0, 55.0);
    }

    private void hours(Instant from, int first, int second) {
        for (int i = 0; i < first; i++) {
            came("general", "normal", from);
        }
        for (int i = 0; i < second; i++) {
            came("general", "normal", from.plus(Duration.ofHours(1)));
        }
    }

    @Test
    void a_day_on_which_nobody_came_changes_nothing() {
        hours(MORNING, 10, 30);
        learned.dayOpened();
        var kept = learned.keep();

        learned.dayOpened();

        assertThat(learned.keep()).isEqualTo(kept);
    }

    // ── what is kept ──

    @Test
    void what_is_kept_goes_on_as_if_nothing_had_been() {
        for (int i = 0; i < 50; i++) {
            seen("general", "normal", MORNING.plus(Duration.ofMinutes(17L * i)), 5 + i % 9);
        }
        learned.dayOpened();
        var again = Learned.of(learned.keep());
        again.configured(SETTINGS);

        assertThat(again.keep()).isEqualTo(learned.keep());
        assertThat(again.outlook(MORNING).serviceMs("general", NORMAL, 0)).isEqualTo(minutes("general", NORMAL) * 60_000);
    }

    @Test
    void it_is_small_however_much_is_learned() {
        for (int i = 0; i < 5_000; i++) {
            seen(i % 2 == 0 ? "general" : "paediatrics", "normal", MORNING.plus(Duration.ofMinutes(17L * i)), 5 + i % 9);
        }

        assertThat(learned.keep().times()).hasSizeLessThan(80);
        assertThat(learned.keep().today()).hasSizeLessThan(49);
    }

    @Test
    void a_service_line_that_is_gone_is_forgotten() {
        seen("paediatrics", "normal", MORNING, 10);
        learned.configured(new ClinicSettings(2, SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(),
                SETTINGS.atDayEnd(), SETTINGS.languages(), SETTINGS.serviceLines().subList(0, 1), SETTINGS.rooms(),
                SETTINGS.counters(), SETTINGS.scale(), SETTINGS.calling()));

        assertThat(learned.keep().times().keySet()).noneMatch(key -> key.startsWith("paediatrics"));
        assertThat(learned.keep().today()).isEmpty();
    }

    /// As whoever has learned it anew from what is kept would not know it either.
    @Test
    void a_room_that_is_gone_is_forgotten_also_when_its_last_patient_leaves_after_that() {
        var called = called(came("general", "normal", MORNING.minusSeconds(60)), MORNING);
        learned.configured(new ClinicSettings(2, SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(),
                SETTINGS.atDayEnd(), SETTINGS.languages(), SETTINGS.serviceLines(),
                SETTINGS.rooms().stream().filter(room -> !room.name().equals(called.called().room())).toList(),
                SETTINGS.counters(), SETTINGS.scale(), SETTINGS.calling()));

        becomes(called, called.ended(VisitStatus.CANCELLED, MORNING.plusSeconds(60)));

        assertThat(learned.keep().free()).isEmpty();
    }
}
