package org.carequeue.waiting.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.carequeue.events.Calling;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.Workplace;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.estimate.Estimate.Unknown;
import org.carequeue.waiting.estimate.Estimate.Wait;
import org.carequeue.waiting.estimate.Estimate.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Waits that can be reckoned by hand. Service line `a` and `b`; times are minutes before or after now.
class WaitEstimatorTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ClinicSettings DEFAULTS = ClinicSettings.defaults(ZoneOffset.UTC);
    private static final TriageScale SCALE = TriageScale.fiveLevels();

    private final WaitingList list = new WaitingList();
    private final Map<String, Visit> held = new HashMap<>();
    private final Map<String, Instant> lastActs = new HashMap<>();
    private ClinicSettings settings = settings(Policy.RATIO, RoomOrder.BEST_OF_ALL, Room.named("1"));
    private Outlook outlook = FixedOutlook.exactly("a", 10);
    private int numbers;

    private static ClinicSettings settings(Policy policy, RoomOrder order, Room... rooms) {
        var usual = Calling.DEFAULTS;
        return new ClinicSettings(1, DEFAULTS.clinic(), DEFAULTS.zone(), DEFAULTS.dayStartsAt(), DEFAULTS.atDayEnd(),
                DEFAULTS.languages(), List.of(new ServiceLine("a", 'A', "A"), new ServiceLine("b", 'B', "B")),
                List.of(rooms), DEFAULTS.counters(), SCALE, new Calling(policy, order, usual.attempts(), usual.pause(),
                        usual.returnWithin(), usual.undoWithin(), usual.unservedAfter()));
    }

    private TicketId waits(String line, String level, int since) {
        var visit = visit(line, level, since);
        list.put(visit);
        return visit.ticket();
    }

    private Visit visit(String line, String level, int since) {
        numbers++;
        var id = new TicketId(DAY, new TicketNumber('A', numbers));
        var of = SCALE.levels().stream().filter(each -> each.code().code().equals(level)).findFirst().orElseThrow();
        return Visit.opened(new Ticket(id, id.number(), line, NOW.minus(Duration.ofMinutes(since)), of.code(), of.target(), 1,
                "hash"), numbers, SCALE);
    }

    private void busy(String room, String line, int since) {
        held.put(Workplace.ROOM.named(room),
                visit(line, "normal", since + 1).called(room, NOW.minus(Duration.ofMinutes(since))));
    }

    private void free(String... rooms) {
        Arrays.stream(rooms).forEach(room -> lastActs.put(Workplace.ROOM.named(room), NOW));
    }

    private Estimates estimates() {
        list.configured(settings);
        return WaitEstimator.of(Situation.of(list, settings, held, lastActs, NOW), outlook, 200, new SplittableRandom(1));
    }

    private static Wait exactly(int minutes) {
        var ms = Duration.ofMinutes(minutes).toMillis();
        return new Wait(ms, ms, ms);
    }

    // ── exact ──

    @Test
    void one_room_calls_one_after_the_other_and_the_rest_of_the_present_patient_comes_first() {
        busy("1", "a", 4);
        var first = waits("a", "normal", 30);
        var second = waits("a", "normal", 20);
        var third = waits("a", "normal", 10);

        var estimates = estimates();

        assertThat(estimates.tickets()).containsExactlyInAnyOrderEntriesOf(
                Map.of(first, exactly(6), second, exactly(16), third, exactly(26)));
        assertThat(estimates.newTickets()).containsEntry("a", exactly(36));
    }

    @Test
    void whoever_takes_longer_than_usual_is_expected_to_be_done_at_any_time() {
        busy("1", "a", 25);
        var first = waits("a", "normal", 30);

        assertThat(estimates().tickets()).containsEntry(first, exactly(0));
    }

    @Test
    void two_rooms_share() {
        settings = settings(Policy.FIFO, RoomOrder.BEST_OF_ALL, Room.named("1"), Room.named("2"));
        busy("1", "a", 4);
        busy("2", "a", 1);
        var first = waits("a", "normal", 30);
        var second = waits("a", "normal", 20);
        var third = waits("a", "normal", 10);

        assertThat(estimates().tickets())
                .containsExactlyInAnyOrderEntriesOf(Map.of(first, exactly(6), second, exactly(9), third, exactly(16)));
    }

    @Test
    void a_line_with_a_room_of_its_own_does_not_wait_for_the_others() {
        settings = settings(Policy.RATIO, RoomOrder.BEST_OF_ALL, new Room("1", List.of("a")), new Room("2", List.of("b")));
        outlook = FixedOutlook.exactly("a", 10).and("b", 4);
        busy("1", "a", 0);
        busy("2", "b", 1);
        for (int i = 0; i < 10; i++) {
            waits("a", "normal", 100 - i);
        }
        var other = waits("b", "normal", 1);

        var estimates = estimates();

        assertThat(estimates.tickets()).containsEntry(other, exactly(3));
        assertThat(estimates.newTickets()).containsEntry("a", exactly(110)).containsEntry("b", exactly(7));
    }

    @Test
    void who_waits_for_one_room_waits_for_that_one() {
        settings = settings(Policy.FIFO, RoomOrder.BEST_OF_ALL, Room.named("1"), Room.named("2"));
        busy("1", "a", 9);
        busy("2", "a", 2);
        var moved = visit("a", "normal", 50).transferred("a", "2", null, NOW.minusSeconds(60));
        list.put(moved);

        assertThat(estimates().tickets()).containsEntry(moved.ticket(), exactly(8));
    }

    /// Of somebody `low` since 95 minutes and somebody `moderate` since 5: the example of the rules, 30 minutes before the
    /// crossing.
    @ParameterizedTest
    @EnumSource(Policy.class)
    void the_clinics_policy_is_replayed(Policy policy) {
        settings = settings(policy, RoomOrder.BEST_OF_ALL, Room.named("1"));
        busy("1", "a", 0);
        var low = waits("a", "low", 126);
        var moderate = waits("a", "moderate", 31);

        var lowFirst = switch (policy) {
            case DUE, FIFO -> true;
            case STRICT, RATIO -> false;
        };
        assertThat(estimates().tickets()).containsExactlyInAnyOrderEntriesOf(
                Map.of(low, exactly(lowFirst ? 10 : 20), moderate, exactly(lowFirst ? 20 : 10)));
    }

    @Test
    void a_room_that_takes_its_own_first_leaves_the_others_for_later() {
        settings = settings(Policy.RATIO, RoomOrder.OWN_FIRST, new Room("1", List.of("b", "a")));
        busy("1", "a", 0);
        outlook = FixedOutlook.exactly("a", 10).and("b", 10);
        var other = waits("a", "normal", 100);
        var own = waits("b", "normal", 1);

        var estimates = estimates();

        assertThat(estimates.tickets())
                .containsExactlyInAnyOrderEntriesOf(Map.of(own, exactly(10), other, exactly(20)));
        assertThat(estimates.newTickets()).containsEntry("b", exactly(20)).containsEntry("a", exactly(30));
    }

    @Test
    void who_did_not_answer_lets_others_go_first_for_a_while() {
        busy("1", "a", 8);
        var absent = visit("a", "normal", 60).called("1", NOW.minusSeconds(120)).notPresent(NOW.minusSeconds(60),
                NOW.plusSeconds(600));
        list.put(absent);
        var first = waits("a", "normal", 20);
        var second = waits("a", "normal", 10);

        assertThat(estimates().tickets()).containsExactlyInAnyOrderEntriesOf(
                Map.of(first, exactly(2), absent.ticket(), exactly(12), second, exactly(22)));
    }

    // ── strict tiers ──

    @Test
    void patients_of_a_strict_tier_go_before_and_get_no_estimate() {
        busy("1", "a", 0);
        var normal = waits("a", "normal", 100);
        waits("a", "critical", 0);
        waits("a", "high", 0);

        assertThat(estimates().tickets()).containsExactlyEntriesOf(Map.of(normal, exactly(30)));
    }

    @Test
    void who_may_come_with_more_urgency_makes_a_wait_longer_and_who_comes_with_less_does_not() {
        busy("1", "a", 0);
        var normal = waits("a", "normal", 30);
        waits("a", "normal", 40);
        var urgent = FixedOutlook.exactly("a", 10).come("a", 3, 0);

        assertThat(estimates().tickets()).containsEntry(normal, exactly(20));
        outlook = FixedOutlook.exactly("a", 10).come("a", 3, 4);
        assertThat(estimates().tickets()).containsEntry(normal, exactly(20));
        outlook = urgent;
        assertThat(estimates().tickets().get(normal)).isInstanceOfSatisfying(Wait.class, wait -> {
            assertThat(wait.p10()).isEqualTo(exactly(20).p50());
            assertThat(wait.p50()).isEqualTo(exactly(30).p50());
            assertThat(wait.p90()).isGreaterThanOrEqualTo(exactly(50).p50());
        });
    }

    // ── chance ──

    @Test
    void the_middle_of_a_lognormal_rest_is_where_it_must_be() {
        outlook = FixedOutlook.exactly("a", 10).spread(0.6);
        busy("1", "a", 0);
        var first = waits("a", "normal", 30);

        assertThat(estimates().tickets().get(first)).isInstanceOfSatisfying(Wait.class, wait -> {
            var median = 600_000 * Math.exp(-0.18);
            assertThat((double) wait.p50()).isCloseTo(median, within(0.1 * median));
            assertThat((double) wait.p90()).isCloseTo(median * Math.exp(0.6 * 1.2816), within(0.15 * wait.p90()));
        });
    }

    @Test
    void with_whom_it_has_taken_long_already_it_takes_longer_still() {
        outlook = FixedOutlook.exactly("a", 10).spread(0.6);
        busy("1", "a", 40);
        var first = waits("a", "normal", 30);

        assertThat(estimates().tickets().get(first)).isInstanceOfSatisfying(Wait.class,
                wait -> assertThat(Duration.ofMillis(wait.p50())).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(9)));
    }

    @Test
    void the_same_source_of_chance_gives_the_same_estimates() {
        outlook = FixedOutlook.exactly("a", 10).spread(0.6).come("a", 6, 2);
        busy("1", "a", 3);
        Stream.of(30, 20, 10).forEach(since -> waits("a", "normal", since));

        assertThat(estimates()).isEqualTo(estimates());
    }

    // ── what cannot be known ──

    @Test
    void where_nobody_is_at_work_nothing_can_be_known() {
        settings = settings(Policy.RATIO, RoomOrder.BEST_OF_ALL, new Room("1", List.of("a")), new Room("2", List.of("b")));
        busy("1", "a", 5);
        var served = waits("a", "normal", 3);
        var lost = waits("b", "normal", 3);
        var moved = visit("a", "normal", 50).transferred("a", "2", null, NOW.minusSeconds(60));
        list.put(moved);
        waits("b", "high", 3);

        var estimates = estimates();

        assertThat(estimates.tickets()).containsExactlyInAnyOrderEntriesOf(Map.of(served, exactly(5), lost,
                new Unknown(Why.NOBODY_ON_THE_LINE), moved.ticket(), new Unknown(Why.NOBODY_IN_THE_ROOM)));
        assertThat(estimates.newTickets()).containsEntry("b", new Unknown(Why.NOBODY_ON_THE_LINE));
    }

    @Test
    void a_free_room_that_had_to_do_with_somebody_lately_calls_at_once() {
        free("1");
        var first = waits("a", "normal", 2);

        var estimates = estimates();

        assertThat(estimates.tickets()).containsEntry(first, exactly(0));
        assertThat(estimates.newTickets()).containsEntry("a", exactly(10));
    }

    @Test
    void a_free_room_that_lets_somebody_wait_for_more_than_ten_minutes_is_not_at_work() {
        lastActs.put("room 1", NOW.minus(Duration.ofMinutes(30)));
        var first = waits("a", "normal", 10);
        assertThat(estimates().tickets()).containsEntry(first, exactly(0));

        var second = waits("a", "normal", 11);
        assertThat(estimates().tickets()).containsEntry(second, new Unknown(Why.NOBODY_ON_THE_LINE));
    }

    @Test
    void a_room_in_which_nothing_has_happened_for_hours_is_not_at_work() {
        lastActs.put("room 1", NOW.minus(Duration.ofMinutes(121)));
        assertThat(estimates().newTickets()).containsEntry("a", new Unknown(Why.NOBODY_ON_THE_LINE));

        busy("1", "a", 241);
        assertThat(estimates().newTickets()).containsEntry("a", new Unknown(Why.NOBODY_ON_THE_LINE));
    }
}
