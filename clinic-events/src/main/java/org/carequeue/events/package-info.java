/// The contract between the services: every event, identifier and setting that they exchange.
///
/// Start with [ClinicEvent], which lists every event there is, then [Ticket], [Visit] and [Prescription]: the three
/// parts of one patient's way, each with exactly one writer. Nothing here decides anything, and nothing here knows a
/// framework: the JSON form is the records' own, fixed by one golden file for each event.
@NullMarked
package org.carequeue.events;

import org.jspecify.annotations.NullMarked;
