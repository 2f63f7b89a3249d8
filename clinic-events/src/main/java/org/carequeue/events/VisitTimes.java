package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;

/// How a patient's time has been spent up to the last move. Each is zero or more, also where a clock was set back.
///
/// @param since when the visit last moved: its status began then, or the patient was called once more
/// @param waiting before the first call, which ends it; time away is not in it
/// @param consultation with a doctor
/// @param away parked or skipped: neither waiting nor service
public record VisitTimes(Instant since, Duration waiting, Duration consultation, Duration away) {

    static VisitTimes from(Instant issuedAt) {
        return new VisitTimes(issuedAt, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /// For journals from before these times were kept: nobody was parked then.
    static VisitTimes reckoned(Instant issuedAt, Called called, Consultation consultation) {
        var calledAt = called.calledAt();
        var startedAt = consultation.startedAt();
        var finishedAt = consultation.finishedAt();
        var waitedUntil = calledAt != null ? calledAt : finishedAt != null ? finishedAt : issuedAt;
        var since = finishedAt != null ? finishedAt : startedAt != null ? startedAt : waitedUntil;
        return new VisitTimes(since, between(issuedAt, waitedUntil),
                startedAt == null || finishedAt == null ? Duration.ZERO : between(startedAt, finishedAt), Duration.ZERO);
    }

    /// A status has ended.
    ///
    /// @param called whether the patient had been called before it ended
    VisitTimes ended(VisitStatus status, boolean called, Instant at) {
        var spent = between(since, at);
        var next = at.isBefore(since) ? since : at;
        return switch (status) {
            case WAITING -> new VisitTimes(next, called ? waiting : waiting.plus(spent), consultation, away);
            case IN_CONSULTATION -> new VisitTimes(next, waiting, consultation.plus(spent), away);
            case PARKED, SKIPPED -> new VisitTimes(next, waiting, consultation, away.plus(spent));
            case CALLED, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                new VisitTimes(next, waiting, consultation, away);
        };
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
