/// The same way for each service to turn a request into a command, and an outcome into a reply.
@NullMarked
package org.carequeue.bridge.http;

import org.jspecify.annotations.NullMarked;
