/// A clock that never jumps, and what is said and done by it.
@NullMarked
package org.carequeue.launcher.time;

import org.jspecify.annotations.NullMarked;
