package org.carequeue.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.carequeue.events.Caller;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.waiting.estimate.Estimate.Wait;
import org.carequeue.waiting.estimate.Estimates;
import org.carequeue.waiting.estimate.Outlook;
import org.carequeue.waiting.estimate.Situation;
import org.carequeue.waiting.estimate.WaitEstimator;
import org.junit.jupiter.api.Test;

/// The estimates replay the rule by which patients are called: where times with patients are fixed and nobody comes, each
/// wait is the one that results when [WhoIsNext] is asked at every call, in clinics of every kind.
class ReplayedRuleTest {

    private static final int CLINICS = 300;
    /// After everybody has come.
    private static final Duration NOW = Duration.ofMinutes(150);

    private int held;
    private int newcomers;

    @Test
    void in_hundreds_of_random_clinics_everybody_is_called_when_the_rule_says_so() {
        for (int seed = 1; seed <= CLINICS; seed++) {
            clinic(new Random(seed), "seed " + seed);
        }

        assertThat(held).isGreaterThan(3 * CLINICS);
        assertThat(newcomers).isGreaterThan(CLINICS);
    }

    private void clinic(Random random, String seed) {
        var clinic = new WaitingRoom();
        ByDefinitionTest.settings(clinic, random);
        var waiting = new ArrayList<Visit>();
        for (int number = random.nextInt(25); number > 0; number--) {
            waiting.add(ByDefinitionTest.visit(clinic, random, number));
        }
        waiting.forEach(clinic.list::put);
        var now = WaitingRoom.MORNING.plus(NOW);

        // When
        var estimates = estimates(clinic, now);

        // Then
        var called = called(clinic.settings(), waiting);
        var last = clinic.settings().scale().levels().getLast().tier();
        for (var visit : waiting) {
            if (called.containsKey(visit.ticket()) && Standing.tierOf(visit) == last) {
                assertThat(estimates.tickets().get(visit.ticket())).as("%s: %s", seed, visit)
                        .isEqualTo(exactly(called.get(visit.ticket())));
                held++;
            } else {
                assertThat(estimates.tickets().get(visit.ticket())).as("%s: %s", seed, visit)
                        .matches(estimate -> !(estimate instanceof Wait));
            }
        }
        for (var line : clinic.settings().serviceLines()) {
            var level = clinic.settings().scale().level(clinic.settings().scale().initial());
            var id = new TicketId(LocalDate.of(2026, 11, 22),
                    new TicketNumber('Z', 1));
            var newcomer = Visit.opened(
                    new Ticket(id, id.number(), line.code(), now, level.code(), level.target(), 1, "hash"), 1_000,
                    clinic.settings().scale());
            var at = called(clinic.settings(), Stream.concat(waiting.stream(), Stream.of(newcomer)).toList()).get(id);
            if (at == null) {
                assertThat(estimates.newTickets().get(line.code())).as("%s: new of %s", seed, line)
                        .matches(estimate -> !(estimate instanceof Wait));
            } else {
                assertThat(estimates.newTickets()).as("%s: new of %s", seed, line).containsEntry(line.code(), exactly(at));
                newcomers++;
            }
        }
    }

    private static Wait exactly(long ms) {
        return new Wait(ms, ms, ms);
    }

    private static Estimates estimates(WaitingRoom clinic, Instant now) {
        var settings = clinic.settings();
        var acts = new HashMap<String, Instant>();
        callers(settings, new WhoIsNext(clinic.list, now)).forEach(caller -> acts.put(workplace(caller), now));
        return WaitEstimator.of(Situation.of(clinic.list, settings, Map.of(), acts, now), new Fixed(), 1,
                new SplittableRandom(1));
    }

    private static List<Caller> callers(ClinicSettings settings, WhoIsNext who) {
        return Stream.concat(settings.rooms().stream().map(who::caller), settings.counters().stream().map(who::counter))
                .filter(caller -> !caller.serviceLines().isEmpty()).toList();
    }

    private static String workplace(Caller caller) {
        return caller.kind().named(caller.name());
    }

    private record Free(long at, int which) implements Comparable<Free> {
        @Override
        public int compareTo(Free other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(which, other.which);
        }
    }

    /// When each is called, in milliseconds from now on; those whom nobody calls are left out.
    private static Map<TicketId, Long> called(ClinicSettings settings, List<Visit> waiting) {
        var list = new WaitingList();
        list.configured(settings);
        waiting.forEach(list::put);
        var now = WaitingRoom.MORNING.plus(NOW);
        var called = new HashMap<TicketId, Long>();
        var callers = callers(settings, new WhoIsNext(list, now));
        var free = new PriorityQueue<Free>();
        for (int i = 0; i < callers.size(); i++) {
            free.add(new Free(0, i));
        }
        while (!free.isEmpty()) {
            var next = free.remove();
            new WhoIsNext(list, now.plusMillis(next.at)).of(callers.get(next.which)).ifPresent(visit -> {
                list.remove(visit.ticket());
                called.put(visit.ticket(), next.at);
                free.add(new Free(next.at + Fixed.service(visit.urgency().rank()), next.which));
            });
        }
        return called;
    }

    /// Nobody comes, and each level takes its own time.
    private record Fixed() implements Outlook {

        static long service(int rank) {
            return 60_000L * (7 + 2 * rank);
        }

        @Override
        public double serviceMs(String line, int rank, int hour) {
            return service(rank);
        }

        @Override
        public double spread() {
            return 0;
        }

        @Override
        public double turnaroundMs() {
            return 0;
        }

        @Override
        public double arrivals(String line, int hour) {
            return 0;
        }

        @Override
        public double share(String line, int rank) {
            return 0;
        }

        @Override
        public long hourEndsInMs() {
            return 1;
        }
    }
}
