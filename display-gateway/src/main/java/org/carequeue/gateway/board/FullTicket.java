package org.carequeue.gateway.board;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.events.CallExplanation;
import org.carequeue.events.Called;
import org.carequeue.events.Consultation;
import org.carequeue.events.Eligibility;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.VisitTimes;
import org.carequeue.gateway.board.Row.LastLevel;
import org.carequeue.gateway.board.Row.LastMove;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// All that doctors and managers may see of a ticket; what its patient comes with is for doctors, [DoctorView]. The tracking hash is nobody's to see.
///
/// @param lastMove what was done with it last, as long as that may be undone but for the time
/// @param lastLevel what its level was before, as long as that may be given back but for the time
record FullTicket(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, VisitStatus status,
        Priority priority, Duration target, boolean triaged, @Nullable Instant assessedAt, @JsonUnwrapped Called called,
        @JsonUnwrapped Consultation consultation, @JsonUnwrapped Eligibility eligibility, VisitTimes times,
        @Nullable String note, @Nullable CallExplanation why, @Nullable LastMove lastMove,
        @Nullable LastLevel lastLevel) {

    static FullTicket of(Row row) {
        var visit = row.visit();
        return visit == null
                ? new FullTicket(row.id(), row.number(), row.serviceLine(), row.issuedAt(), row.status(),
                        row.priority(), row.target(), false, null, Called.NEVER, Consultation.NONE, Eligibility.ANY,
                        asItBegins(row.issuedAt()), null, null, null, null)
                : new FullTicket(row.id(), row.number(), row.serviceLine(), row.issuedAt(), row.status(),
                        row.priority(), row.target(), visit.urgency().triaged(), visit.urgency().assessedAt(),
                        visit.called(), visit.consultation(), visit.eligibility(), visit.times(), visit.note(),
                        visit.why(), row.lastMove(), row.lastLevel());
    }

    /// What its visit will begin with: nobody is told when it does.
    private static VisitTimes asItBegins(Instant issuedAt) {
        return new VisitTimes(issuedAt, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
