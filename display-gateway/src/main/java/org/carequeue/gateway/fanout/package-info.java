/// From the board to every browser: one [Sequencer] gives all clients one order, [Connection] says what one client has
/// been sent and what waits for it. Plain Java; sockets come in as an [Outlet], event loops as an executor each.
@NullMarked
package org.carequeue.gateway.fanout;

import org.jspecify.annotations.NullMarked;
