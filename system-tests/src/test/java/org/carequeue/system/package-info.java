/// The whole system from outside: started as its users start it, spoken to over REST, sockets and real browsers, and
/// treated badly on purpose.
@NullMarked
package org.carequeue.system;

import org.jspecify.annotations.NullMarked;
