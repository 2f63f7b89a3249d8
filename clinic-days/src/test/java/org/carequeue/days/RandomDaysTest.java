package org.carequeue.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.triage.model.TriageRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever people ask for, in whichever order, the rules hold: those of a referee that asks no service what is right.
class RandomDaysTest {

    private static final long SEEDS = Long.getLong("carequeue.seeds", 1_500);
    /// Within so many seeds everything is to happen once.
    private static final long RARELY = 3_000;
    private static final int MOST_SEEDS_FOR_A_BUG = 2_000;

    @Test
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void whatever_is_asked_for_the_rules_hold() {
        var began = System.nanoTime();
        var failed = LongStream.rangeClosed(1, SEEDS).parallel().mapToObj(RandomDaysTest::failure)
                .flatMap(List::stream).findFirst();
        failed.ifPresent(violation -> fail(violation.getMessage() + "\nReplay it with -Dcarequeue.seed=N", violation));
        System.out.println(SEEDS + " days in " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }

    private static List<Violation> failure(long seed) {
        try {
            new Day(seed, new TriageRules()).play();
            return List.of();
        } catch (Violation violation) {
            return List.of(violation);
        }
    }

    /// So that a new event is written into the table, and then has to happen.
    @Test
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void the_referee_knows_every_event_of_a_visit() {
        var known = new TreeSet<>(Moves.BY_EVENT.keySet());
        known.addAll(List.of("visit-opened", "move-undone"));

        assertThat(known).isEqualTo(ClinicEventTypes.BY_NAME.entrySet().stream()
                .filter(event -> VisitEvent.class.isAssignableFrom(event.getValue())).map(event -> event.getKey())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void the_referee_knows_every_event_of_a_prescription() {
        var known = new TreeSet<>(PrescriptionReferee.BY_EVENT.keySet());
        known.add("prescription-received");

        assertThat(known).isEqualTo(ClinicEventTypes.BY_NAME.entrySet().stream()
                .filter(event -> PrescriptionEvent.class.isAssignableFrom(event.getValue())).map(event -> event.getKey())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Tag("slow")
    @Test
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void everything_that_can_happen_happens() {
        var expected = new ArrayList<>(Moves.BY_EVENT.keySet());
        expected.addAll(List.of("already-claimed", "claimed-by-another", "prescription-changed", "wrong-ticket",
                "prescription-returned", "already-handed-over", "prescription-cancelled", "nothing-to-put-away"));
        expected.addAll(List.of("visit-opened", "move-undone", "help-requested", "help-acknowledged", "day-opened",
                "clinic-configured", "repeated", "intake-changed", "closed"));
        expected.addAll(
                List.of("room-busy", "nobody-waiting", "room-not-found", "not-called", "called-often-enough", "already-started",
                        "already-away", "not-away", "not-back-yet", "back-too-late", "visit-over", "ticket-of-another-room",
                        "nothing-to-undo", "undo-too-late", "unknown-priority", "unknown-service-line",
                        "help-already-acknowledged", "help-request-not-found", "ambiguous-ticket", "counter-busy",
                        "counter-not-found", "served-in-rooms", "outside-missing", "ticket-of-another-counter"));
        for (long seed = 1; seed <= RARELY && !expected.isEmpty(); seed++) {
            expected.removeAll(new Day(seed, new TriageRules()).play().keySet());
        }
        assertThat(expected).as("what never happens").isEmpty();
    }

    @Test
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void the_same_seed_is_the_same_day() {
        for (long seed = 1; seed <= 20; seed++) {
            var first = new Day(seed, new TriageRules());
            var second = new Day(seed, new TriageRules());
            assertThat(second.play()).isEqualTo(first.play());
            assertThat(second.trace()).isEqualTo(first.trace());
        }
    }

    /// A referee that never whistles may be blind.
    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    @DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
    void a_planted_bug_is_found_and_its_seed_finds_it_again(Bug bug) {
        for (long seed = 1; seed <= MOST_SEEDS_FOR_A_BUG; seed++) {
            var day = new Day(seed, new FaultyRules(bug));
            try {
                day.play();
            } catch (Violation violation) {
                System.out.println(bug + " is found by seed " + seed + ": " + violation.rule());
                var again = seed;
                assertThatThrownBy(() -> new Day(again, new FaultyRules(bug)).play()).isInstanceOf(Violation.class);
                assertThat(failure(seed)).as("without the bug").isEmpty();
                return;
            }
        }
        fail(bug + " is not found by " + MOST_SEEDS_FOR_A_BUG + " seeds");
    }

    @Test
    @EnabledIfSystemProperty(named = "carequeue.seed", matches = "[0-9]+")
    void one_seed_is_replayed_with_its_trace() {
        var day = new Day(Long.getLong("carequeue.seed"), new TriageRules());
        try {
            day.play();
        } finally {
            System.out.println(String.join("\n", day.trace()));
        }
    }
}
