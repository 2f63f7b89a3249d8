package org.carequeue.gateway.board;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// All that staff may see of a ticket. The tracking hash is nobody's to see.
record FullTicket(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, VisitStatus status,
        Priority priority, Duration target, boolean triaged, @Nullable String room, int calls,
        @Nullable Instant calledAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

    static FullTicket of(Row row) {
        var visit = row.visit();
        return visit == null
                ? new FullTicket(row.id(), row.number(), row.serviceLine(), row.issuedAt(), row.status(),
                        row.priority(), row.target(), false, null, 0, null, null, null)
                : new FullTicket(row.id(), row.number(), row.serviceLine(), row.issuedAt(), row.status(),
                        row.priority(), row.target(), visit.triaged(), visit.room(), visit.calls(), visit.calledAt(),
                        visit.startedAt(), visit.finishedAt());
    }
}
