package org.carequeue.triage.http;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Workplace;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageProblems;
import org.jspecify.annotations.Nullable;

/// Whom a room or counter calls.
///
/// @param ticket its id or bare number
/// @param reason why it is called although it is not its turn
record CallBody(@Nullable String ticket, @Nullable String reason) {

    /// @throws RefusedException when nobody is named
    static CallTicket command(@Nullable CallBody body, Workplace kind, String name) {
        if (body == null || body.ticket == null || body.ticket.isBlank()) {
            throw new RefusedException(TriageProblems.ticketMissing());
        }
        return new CallTicket(kind, name, Tickets.reference(body.ticket.strip()), body.reason);
    }
}
