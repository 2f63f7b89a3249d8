/// What the ticket-service offers over HTTP.
@NullMarked
package org.carequeue.ticket.http;

import org.jspecify.annotations.NullMarked;
