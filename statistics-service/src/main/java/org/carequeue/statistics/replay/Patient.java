package org.carequeue.statistics.replay;

import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

/// Somebody who comes again. Times are milliseconds since 1970 in UTC, durations milliseconds.
///
/// @param ticket names the visit
/// @param line the code of the service line for which the ticket was issued
/// @param issuedAt when
/// @param level how urgent the visit was when it was called first
/// @param targetMs that level's target wait then
/// @param levelledAt when that was said; none where the ticket began with it
/// @param holdsMs for how long the patient holds a room from the call on; for those whom nobody saw, what is usual
/// @param leavesAt when the patient gave up, if nobody called before
record Patient(TicketId ticket, String line, long issuedAt, Priority level, long targetMs, @Nullable Long levelledAt,
        long holdsMs, @Nullable Long leavesAt) {
}
