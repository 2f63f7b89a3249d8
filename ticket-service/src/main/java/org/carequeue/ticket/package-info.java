/// Issues tickets and owns the clinic's settings and its operating day.
///
/// Read [org.carequeue.ticket.model.TicketRules] first: every decision is there. `http` turns requests into commands,
/// `wiring` brings in what a decision must not fetch itself: the clinic's file, its key, the time.
@NullMarked
package org.carequeue.ticket;

import org.jspecify.annotations.NullMarked;
