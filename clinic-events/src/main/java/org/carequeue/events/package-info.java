/// The contract between the services: every event, identifier and setting that they exchange.
///
/// Start with [ClinicEvent], which lists every event there is, then [Ticket], [Visit] and [Prescription]: the three
/// parts of one patient's way, each with exactly one writer. What a step makes of
/// a visit is said here, once for all who read or test it; whether the step is allowed is decided by its writer alone.
/// Nothing here knows a framework: the JSON form is the records' own, fixed by one golden file for each event.
@NullMarked
package org.carequeue.events;

import org.jspecify.annotations.NullMarked;
