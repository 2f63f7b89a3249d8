package org.carequeue.waiting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.Visit;

/// Those of one place and one standing, in the order of their issue: every policy agrees on it, and time does not change
/// it. Putting, removing and looking at the first take time in the logarithm of its length.
final class LevelQueue {

    /// `order` is unique in the ticket-service's log; the id stands last for a log that began anew.
    static final Comparator<Visit> LONGEST_FIRST = Comparator.comparing(Visit::issuedAt)
            .thenComparingLong(Visit::order).thenComparing(Visit::ticket);

    private final Standing standing;
    private final NavigableSet<Visit> waiting = new TreeSet<>(LONGEST_FIRST);
    /// Who did not answer a call: few at a time, and looked at one by one to see whose pause is over.
    private final NavigableSet<Visit> unanswered = new TreeSet<>(LONGEST_FIRST);

    LevelQueue(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }

    void add(Visit visit) {
        var _ = of(visit).add(visit);
    }

    void remove(Visit visit) {
        var _ = of(visit).remove(visit);
    }

    private NavigableSet<Visit> of(Visit visit) {
        return visit.eligibility().notBefore() == null ? waiting : unanswered;
    }

    int size() {
        return waiting.size() + unanswered.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && unanswered.isEmpty();
    }

    /// Who has waited longest.
    ///
    /// @throws java.util.NoSuchElementException when the queue is empty
    Visit longest() {
        return Stream.of(waiting, unanswered).filter(visits -> !visits.isEmpty()).map(NavigableSet::first).min(LONGEST_FIRST)
                .orElseThrow();
    }

    /// Who did not answer a call, at one instant.
    ///
    /// @param ready whose pause is over
    /// @param paused whom others go before
    record Unanswered(List<Visit> ready, List<Visit> paused) {
        static final Unanswered NOBODY = new Unanswered(List.of(), List.of());
    }

    boolean hasUnanswered() {
        return !unanswered.isEmpty();
    }

    /// Looks at each of them.
    Unanswered unanswered(Instant now) {
        var parts = unanswered.stream().filter(visit -> isIssued(visit, now))
                .collect(Collectors.partitioningBy(visit -> isPaused(visit, now)));
        return new Unanswered(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
    }

    /// Who can be called now.
    ///
    /// @param parted who of it did not answer a call, at the same instant
    LineUp ready(Instant now, Unanswered parted) {
        var straight = LineUp.of(waiting.iterator(), visit -> isIssued(visit, now));
        return parted.ready.isEmpty() ? straight
                : LineUp.merged(LONGEST_FIRST, List.of(straight, LineUp.of(parted.ready.iterator())));
    }

    /// Whose time has not come: issued by a clock that is ahead of this one.
    LineUp early(Instant now) {
        return LineUp.of(Stream.of(waiting, unanswered)
                .flatMap(visits -> visits.descendingSet().stream().takeWhile(visit -> !isIssued(visit, now)))
                .sorted(LONGEST_FIRST).iterator());
    }

    private static boolean isIssued(Visit visit, Instant now) {
        return !visit.issuedAt().isAfter(now);
    }

    private static boolean isPaused(Visit visit, Instant now) {
        return visit.eligibility().notBefore() != null && visit.eligibility().notBefore().isAfter(now);
    }
}
