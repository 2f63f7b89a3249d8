/// What stands between the network and everything that parses: bounds of each connection, and of all together.
@NullMarked
package org.carequeue.bridge.guard;

import org.jspecify.annotations.NullMarked;
