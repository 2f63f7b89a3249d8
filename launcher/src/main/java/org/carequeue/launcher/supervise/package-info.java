/// Starts services, watches them, starts those that die again: one loop on one thread.
@NullMarked
package org.carequeue.launcher.supervise;

import org.jspecify.annotations.NullMarked;
