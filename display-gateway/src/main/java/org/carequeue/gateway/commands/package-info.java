/// Commands: each goes to the service that owns the fact, which alone decides it; start with [TicketsResource]. Two
/// questions the gateway answers itself, from the board.
@NullMarked
package org.carequeue.gateway.commands;

import org.jspecify.annotations.NullMarked;
