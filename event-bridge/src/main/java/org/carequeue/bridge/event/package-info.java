/// What travels: an event in its envelope, and a reader's position in a log.
@NullMarked
package org.carequeue.bridge.event;

import org.jspecify.annotations.NullMarked;
