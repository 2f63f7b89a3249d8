/// The commands that run a system, stop one, and work on what it has stored.
@NullMarked
package org.carequeue.launcher.up;

import org.jspecify.annotations.NullMarked;
