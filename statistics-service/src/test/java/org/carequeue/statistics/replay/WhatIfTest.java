package org.carequeue.statistics.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.ServedAt;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.statistics.model.VisitRow;
import org.carequeue.statistics.question.Figures.Times;
import org.carequeue.statistics.replay.WhatIf.OfLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {

    private static final Changes FIFO = new Changes(Policy.FIFO, null, 0);

    private static PlayedDay day(List<VisitRow> rows, @Nullable Long until) {
        return DayReader.read(rows, DayOfRows.SETTINGS, until).orElseThrow();
    }

    /// When each was called, in minutes.
    private static Map<String, Double> called(PlayedDay day, Changes changes) {
        var calls = new TreeMap<String, Double>();
        Replay.of(day, changes).called()
                .forEach((ticket, at) -> calls.put(ticket.number().toString(), (at - DayOfRows.millis(0)) / 60_000.0));
        return calls;
    }

    private static Map<String, Double> called(DayOfRows rows, Changes changes) {
        return called(day(rows.rows(), null), changes);
    }

    // ── as it was ──

    @Test
    void a_day_that_went_by_the_rules_is_played_as_it_was() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 1, 9).seen("A002", 1, "1", 11, 1, 9).seen("A003", 2, "1", 22, 1, 9);

        assertThat(called(rows, Changes.NONE)).isEqualTo(Map.of("A001", 0.0, "A002", 11.0, "A003", 22.0));
    }

    @Test
    void a_doctor_who_was_away_while_somebody_waited_is_away_again_and_one_who_had_nobody_was_not_away() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 0, 10).seen("A002", 5, "1", 40, 0, 10).seen("A003", 120, "1", 120,
                0, 10);

        assertThat(day(rows.rows(), null).workplaces()).singleElement().satisfies(room -> assertThat(room.spans())
                .containsExactly(new WorkedAt.Span(DayOfRows.millis(0), DayOfRows.millis(10)),
                        new WorkedAt.Span(DayOfRows.millis(40), DayOfRows.millis(130))));
        assertThat(called(rows, Changes.NONE)).isEqualTo(Map.of("A001", 0.0, "A002", 40.0, "A003", 120.0));
    }

    @Test
    void who_never_came_holds_a_room_for_as_long_as_others_take_to_come() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 2, 8).neverCame("A002", 1, "1", 10, 3).seen("A003", 2, "1", 16, 2,
                8);

        assertThat(called(rows, Changes.NONE)).isEqualTo(Map.of("A001", 0.0, "A002", 10.0, "A003", 16.0));
    }

    @Test
    void a_level_counts_from_when_it_was_said() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 0, 10).seen("A002", 1, "1", 10, 0, 10)
                .seen("A003", 2, "high", 15.0, "1", 20, 0, 10).seen("A004", 1.5, "1", 30, 0, 10);

        assertThat(called(rows, Changes.NONE)).isEqualTo(Map.of("A001", 0.0, "A002", 10.0, "A003", 20.0, "A004", 30.0));
    }

    @Test
    void who_still_waits_today_waits_and_the_day_goes_no_further() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 0, 10).waits("A002", 1).waits("A003", 2);

        var play = WhatIf.of(DayOfRows.DATE, rows.rows(), DayOfRows.SETTINGS, DayOfRows.millis(9), Changes.NONE).orElseThrow();

        assertThat(play.over()).isFalse();
        assertThat(play.all().was()).isEqualTo(play.all().again())
                .isEqualTo(new WhatIf.Waits(1, 0, 2, 1.0, new Times(1, Duration.ZERO, Duration.ZERO)));
    }

    @Test
    void a_day_of_which_nobody_was_seen_cannot_be_played() {
        assertThat(WhatIf.of(DayOfRows.DATE, new DayOfRows().waits("A001", 0).rows(), DayOfRows.SETTINGS, null, Changes.NONE))
                .isEmpty();
    }

    // ── otherwise ──

    /// The first holds the only room until 60; then all others wait.
    private static DayOfRows rush() {
        return new DayOfRows().seen("A001", 0, "1", 0, 0, 60).seen("A002", 1, "low", 1.0, "1", 80, 0, 10)
                .seen("A003", 2, "normal", null, "1", 70, 0, 10).seen("A004", 50, "high", 50.0, "1", 60, 0, 10);
    }

    @Test
    void under_another_policy_others_are_called_first() {
        assertThat(called(rush(), Changes.NONE)).isEqualTo(Map.of("A001", 0.0, "A004", 60.0, "A003", 70.0, "A002", 80.0));
        assertThat(called(rush(), FIFO)).isEqualTo(Map.of("A001", 0.0, "A002", 60.0, "A003", 70.0, "A004", 80.0));
    }

    @Test
    void a_room_more_takes_who_waits_while_the_others_work() {
        assertThat(called(rush(), new Changes(null, null, 1)))
                .isEqualTo(Map.of("A001", 0.0, "A002", 1.0, "A003", 11.0, "A004", 50.0));
    }

    @Test
    void a_room_less_is_the_one_that_had_the_fewest_and_the_last_one_stays() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 0, 10).seen("A002", 1, "2", 1, 0, 10).seen("A003", 20, "2", 20, 0,
                10);

        assertThat(called(rows, new Changes(null, null, -1))).isEqualTo(Map.of("A001", 1.0, "A002", 11.0, "A003", 21.0));
        assertThat(called(rows, new Changes(null, null, -10))).hasSize(3);
    }

    @Test
    void who_gave_up_may_have_been_called_before() {
        var rows = rush().left("A005", 3, 30);

        assertThat(called(rows, Changes.NONE)).doesNotContainKey("A005");
        assertThat(called(rows, new Changes(null, null, 1))).containsEntry("A005", 21.0);
    }

    @Test
    void nobody_is_sent_home_because_a_day_is_played_otherwise() {
        var rows = new DayOfRows().seen("A001", 0, "1", 0, 0, 10).seen("A002", 0, "2", 0, 0, 10).seen("A003", 5, "1", 10, 0,
                10);

        assertThat(called(rows, new Changes(null, null, -1))).isEqualTo(Map.of("A001", 0.0, "A002", 10.0, "A003", 20.0));
    }

    @Test
    void who_is_served_at_counters_is_called_to_counters_and_a_room_more_does_not_help_them() {
        var lines = List.of(new ServiceLine("doctors", 'B', "Doctors", null),
                new ServiceLine("general", 'A', "Pharmacy", null, null, ServedAt.counters));
        var was = DayOfRows.SETTINGS;
        var settings = new ClinicSettings(1, was.clinic(), was.zone(), was.dayStartsAt(), was.atDayEnd(), was.languages(),
                lines,
                was.rooms(), was.counters(), was.scale(), was.calling());
        var rows = new DayOfRows().seenAtCounter("A001", 0, "3", 0, 10).seenAtCounter("A002", 1, "3", 10, 10).rows();

        var play = WhatIf.of(DayOfRows.DATE, rows, settings, null, new Changes(null, null, 2)).orElseThrow();

        assertThat(play.rooms()).isZero();
        assertThat(play.all().otherwise()).isEqualTo(play.all().was())
                .isEqualTo(new WhatIf.Waits(2, 0, 0, 1.0, new Times(2, Duration.ZERO, Duration.ofMinutes(9))));
    }

    @Test
    void the_table_says_all_three_by_level() {
        var play = WhatIf.of(DayOfRows.DATE, rush().left("A005", 3, 30).rows(), DayOfRows.SETTINGS, null, FIFO).orElseThrow();

        assertThat(play).returns(true, WhatIf::over).returns("ratio", WhatIf::policy).returns("best-of-all", WhatIf::roomOrder)
                .returns(1, WhatIf::rooms);
        assertThat(play.levels()).extracting(OfLevel::level).containsExactly("high", "normal", "low");
        assertThat(play.levels().getFirst()).isEqualTo(new OfLevel("high", high(10, 1.0), high(10, 1.0), high(30, 0.0)));
        assertThat(play.all().otherwise())
                .isEqualTo(new WhatIf.Waits(4, 1, 0, 0.5, new Times(4, Duration.ofMinutes(30), Duration.ofMinutes(68))));
    }

    private static WhatIf.Waits high(int minutes, double withinTarget) {
        return new WhatIf.Waits(1, 0, 0, withinTarget,
                new Times(1, Duration.ofMinutes(minutes), Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @CsvSource({ "policy,oldest", "policy,RATIO", "roomOrder,any", "rooms,11", "rooms,-11", "rooms,1.5", "rooms,one",
            "rooms,٣" })
    void a_change_that_is_none_is_refused(String field, String said) {
        assertThatThrownBy(() -> Changes.of(field.equals("policy") ? said : null, field.equals("roomOrder") ? said : null,
                field.equals("rooms") ? said : null)).isInstanceOfSatisfying(RefusedException.class,
                        refused -> assertThat(refused.refusal().toString()).contains(field));
    }

    @Test
    void changes_are_what_was_said() {
        assertThat(Changes.of("due", "own-first", "-2")).isEqualTo(new Changes(Policy.DUE, RoomOrder.OWN_FIRST, -2));
        assertThat(Changes.of("", null, "+3")).isEqualTo(new Changes(null, null, 3));
        assertThat(Changes.of(null, null, null)).isEqualTo(Changes.NONE);
    }

    // ── whatever the day ──

    /// A day is played from a plan, its outcome is written as rows, and these are played: what was learned from them is what
    /// was planned, so everybody is called as before.
    @Test
    void what_a_play_makes_is_played_the_same_again() {
        for (var seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var planned = planned(random);
            var policy = Policy.values()[random.nextInt(Policy.values().length)];
            var first = Replay.of(day(planned.rows(), null), new Changes(policy, null, 0));
            var rows = new ArrayList<VisitRow>();
            for (var row : planned.rows()) {
                var at = first.called().get(TicketId.parse(row.ticket()));
                rows.add(calledAt(row, at));
            }
            rows.sort((one, other) -> Long.compare(one.issuedAt(), other.issuedAt()));

            assertThat(Replay.of(day(rows, null), new Changes(policy, null, 0)).called()).as("seed " + seed)
                    .isEqualTo(first.called());
        }
    }

    /// One room, where all take a minute to come, and nothing lies between two of them.
    private static DayOfRows planned(Random random) {
        var rows = new DayOfRows();
        var levels = List.of("critical", "high", "moderate", "normal", "low");
        double free = 0;
        double issued = 0;
        for (var number = 1; number <= 40; number++) {
            issued += random.nextInt(1, 15);
            var consultation = random.nextInt(3, 20);
            var called = Math.max(issued, free);
            rows.seen("A" + (100 + number), issued, levels.get(random.nextInt(levels.size())), issued, "1", called, 1,
                    consultation);
            free = called + 1 + consultation;
        }
        return rows;
    }

    private static VisitRow calledAt(VisitRow row, long at) {
        var started = at + 60_000;
        return new VisitRow(row.clinic(), row.ticket(), row.issuedAt(), row.day(), row.weekday(), row.hour(), row.line(),
                row.level(), row.levelRank(), row.targetMs(), row.levelledAt(), row.status(), row.room(), row.counter(), at, 1,
                0, started, started + row.consultationMs(), null, row.consultationMs(), null, null);
    }

    /// Everybody is called, has left or waits, nobody twice, and nobody before coming.
    @Test
    void nobody_is_lost_whatever_is_changed() {
        for (var seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var rows = planned(random);
            for (var number = 1; number <= 5; number++) {
                var issued = random.nextInt(300);
                rows.left("B" + (100 + number), issued, issued + random.nextInt(60)).neverCame("C" + (100 + number),
                        random.nextInt(200), "2", 200 + random.nextInt(100), random.nextInt(1, 4));
            }
            var day = day(rows.rows(), random.nextBoolean() ? null : (Long) DayOfRows.millis(random.nextInt(400)));
            var outcome = Replay.of(day, new Changes(Policy.values()[random.nextInt(4)], RoomOrder.OWN_FIRST,
                    random.nextInt(-3, 4)));

            assertThat(outcome.called().keySet()).as("seed " + seed).noneMatch(outcome.left()::contains);
            for (var patient : day.patients()) {
                var at = outcome.called().get(patient.ticket());
                if (at != null) {
                    assertThat(at).isGreaterThanOrEqualTo(patient.issuedAt());
                } else if (day.until() == null) {
                    assertThat(outcome.left()).contains(patient.ticket());
                }
            }
        }
    }
}
