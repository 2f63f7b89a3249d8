/// How settings are written down, in the clinic's file and in requests.
@NullMarked
package org.carequeue.ticket.settings;

import org.jspecify.annotations.NullMarked;
