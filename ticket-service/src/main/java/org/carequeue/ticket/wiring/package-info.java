/// Where the clinic's file, its key, the clock and the configuration come in.
@NullMarked
package org.carequeue.ticket.wiring;

import org.jspecify.annotations.NullMarked;
