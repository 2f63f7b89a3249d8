/// Start caches: what the JVM keeps of a service's start, and the rehearsal of which it is made.
@NullMarked
package org.carequeue.launcher.cache;

import org.jspecify.annotations.NullMarked;
