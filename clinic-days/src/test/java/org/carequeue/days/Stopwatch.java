package org.carequeue.days;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.events.VisitStatus;
import org.carequeue.events.VisitTimes;

/// Reckons a visit's times a second time, from the times of the events alone.
///
/// @param since when the visit moved last
/// @param wasCalled whether the wait is over
record Stopwatch(Instant since, boolean wasCalled, Duration waiting, Duration consultation, Duration away) {

    static Stopwatch from(Instant issuedAt) {
        return new Stopwatch(issuedAt, false, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /// @param was the status that ends now
    Stopwatch moved(VisitStatus was, VisitStatus is, Instant at) {
        var until = at.isAfter(since) ? at : since;
        var spent = Duration.between(since, until);
        var called = wasCalled || is == VisitStatus.CALLED;
        return switch (was) {
            case WAITING -> new Stopwatch(until, called, wasCalled ? waiting : waiting.plus(spent), consultation, away);
            case IN_CONSULTATION -> new Stopwatch(until, called, waiting, consultation.plus(spent), away);
            case PARKED, SKIPPED -> new Stopwatch(until, called, waiting, consultation, away.plus(spent));
            case CALLED, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                new Stopwatch(until, called, waiting, consultation, away);
        };
    }

    boolean saysTheSameAs(VisitTimes times) {
        return since.equals(times.since()) && waiting.equals(times.waiting())
                && consultation.equals(times.consultation()) && away.equals(times.away());
    }
}
