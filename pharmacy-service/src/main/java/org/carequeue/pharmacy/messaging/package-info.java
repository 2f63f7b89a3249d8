/// What the pharmacy-service hears from the triage-service.
@NullMarked
package org.carequeue.pharmacy.messaging;

import org.jspecify.annotations.NullMarked;
