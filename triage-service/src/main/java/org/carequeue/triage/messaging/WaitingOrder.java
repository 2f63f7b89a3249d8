package org.carequeue.triage.messaging;

import java.util.List;

import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// The value `waiting-order`: who stands where in the waiting list, for boards to show.
///
/// @param order the first [#MOST] tickets in the order of the next calls
/// @param total how many wait in all
record WaitingOrder(List<TicketId> order, int total) {

    /// Nobody looks further down a list; the value stays below 32 KiB.
    static final int MOST = 1_000;

    static WaitingOrder of(List<Visit> waiting) {
        return new WaitingOrder(waiting.stream().limit(MOST).map(Visit::ticket).toList(), waiting.size());
    }
}
