/// The visit: waiting list, calls and priority.
///
/// Read [org.carequeue.triage.model.TriageRules] first: every decision is there. `messaging` takes what the
/// ticket-service tells, `http` turns requests into commands, `wiring` opens the desk.
@NullMarked
package org.carequeue.triage;

import org.jspecify.annotations.NullMarked;
