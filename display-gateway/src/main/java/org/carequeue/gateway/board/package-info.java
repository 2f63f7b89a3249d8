/// What the clinic looks like right now, joined from the three services' events, and what each audience may hear of it.
///
/// Start with [Board], which turns events into [Change]s; then [Audience], whose views decide what of a change goes
/// where. Plain Java: nothing here knows of sockets, threads or a framework.
@NullMarked
package org.carequeue.gateway.board;

import org.jspecify.annotations.NullMarked;
