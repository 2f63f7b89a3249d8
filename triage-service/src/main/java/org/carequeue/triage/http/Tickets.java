package org.carequeue.triage.http;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TicketReference;
import org.carequeue.triage.model.TriageProblems;

/// Reads which ticket a request is about.
final class Tickets {

    private Tickets() {
    }

    /// @throws RefusedException when the text is neither an id nor a number
    static TicketReference reference(String ticket) {
        try {
            return TicketReference.parse(ticket);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(TriageProblems.malformedTicket());
        }
    }
}
