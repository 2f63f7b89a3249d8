/// The browsers' socket, `/api/socket`: opens and closes connections, and takes the few messages that a browser may
/// send. What goes out is the business of `fanout`.
@NullMarked
package org.carequeue.gateway.socket;

import org.jspecify.annotations.NullMarked;
