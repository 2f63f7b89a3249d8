package org.carequeue.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.carequeue.pharmacy.model.PharmacyProblem;
import org.carequeue.pharmacy.model.PharmacyRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever pharmacists and doctors ask for, in whichever order: nothing is handed over twice, no more than was ordered, no
/// prescription is lost, and no claim is without end.
@DisabledIfSystemProperty(named = "carequeue.seed", matches = ".*")
class PharmacyDaysTest {

    private static final long SEEDS = Long.getLong("carequeue.seeds", 1_500);
    /// Within so many seeds everything is to happen once.
    private static final long RARELY = 3_000;
    private static final int MOST_SEEDS_FOR_A_BUG = 2_000;

    /// These are no matter of a day that has begun, or are said of a request's form before anything is decided.
    private static final List<String> NEVER = List.of("malformed-prescription", "version-missing", "text-missing",
            "invalid-text", "invalid-prescription", "prescription-not-found", "clinic-not-configured", "counter-missing",
            "too-many-questions", "not-identified");

    @Test
    void whatever_is_asked_for_the_rules_hold() {
        var began = System.nanoTime();
        var failed = LongStream.rangeClosed(1, SEEDS).parallel().mapToObj(PharmacyDaysTest::failure).flatMap(List::stream)
                .findFirst();
        failed.ifPresent(violation -> fail(violation.getMessage(), violation));
        System.out.println(SEEDS + " days of a pharmacy in " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }

    private static List<Violation> failure(long seed) {
        try {
            new PharmacyDay(seed, new PharmacyRules()).play();
            return List.of();
        } catch (Violation violation) {
            return List.of(violation);
        }
    }

    @Tag("slow")
    @Test
    void everything_that_can_happen_happens() {
        var expected = new ArrayList<>(PrescriptionReferee.BY_EVENT.keySet());
        Arrays.stream(PharmacyProblem.values()).map(PharmacyProblem::code).filter(code -> !NEVER.contains(code))
                .forEach(expected::add);
        for (long seed = 1; seed <= RARELY && !expected.isEmpty(); seed++) {
            expected.removeAll(new PharmacyDay(seed, new PharmacyRules()).play().keySet());
        }
        assertThat(expected).as("what never happens").isEmpty();
    }

    /// A referee that never whistles may be blind.
    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void a_planted_bug_is_found_and_its_seed_finds_it_again(PharmacyBug bug) {
        for (long seed = 1; seed <= MOST_SEEDS_FOR_A_BUG; seed++) {
            try {
                new PharmacyDay(seed, new FaultyPharmacyRules(bug)).play();
            } catch (Violation violation) {
                System.out.println(bug + " is found by seed " + seed + ": " + violation.rule());
                var again = seed;
                assertThatThrownBy(() -> new PharmacyDay(again, new FaultyPharmacyRules(bug)).play())
                        .isInstanceOf(Violation.class);
                assertThat(failure(seed)).as("without the bug").isEmpty();
                return;
            }
        }
        fail(bug + " is not found by " + MOST_SEEDS_FOR_A_BUG + " seeds");
    }
}
