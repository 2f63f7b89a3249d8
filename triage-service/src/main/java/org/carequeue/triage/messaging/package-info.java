/// What the triage-service hears from the ticket-service.
@NullMarked
package org.carequeue.triage.messaging;

import org.jspecify.annotations.NullMarked;
