/// What a prescription must be like, wherever it comes in: a doctor's page, a program, or the pharmacy's own desk.
///
/// Start with [PrescriptionForm]: what somebody sends, of which anything may be missing. It is read into a [CheckedForm]: an
/// order, or all that is wrong with it. Nothing here knows a framework, a clock or a service, so that each service which takes
/// prescriptions asks the same questions.
@NullMarked
package org.carequeue.events.prescribing;

import org.jspecify.annotations.NullMarked;
