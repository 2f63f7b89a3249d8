/// Prescriptions from submission to hand-over.
///
/// Read [org.carequeue.pharmacy.model.PharmacyRules] first: every decision is there. `messaging` takes what the
/// triage-service tells, `http` turns requests into commands, `wiring` opens the desk.
@NullMarked
package org.carequeue.pharmacy;

import org.jspecify.annotations.NullMarked;
