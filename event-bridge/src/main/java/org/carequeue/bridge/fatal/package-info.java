/// What ends the process: a single writer that has ended, or does not move. Whoever started the process starts it again.
@NullMarked
package org.carequeue.bridge.fatal;

import org.jspecify.annotations.NullMarked;
