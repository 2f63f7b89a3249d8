/// Opens the desk of the triage-service.
@NullMarked
package org.carequeue.triage.wiring;

import org.jspecify.annotations.NullMarked;
