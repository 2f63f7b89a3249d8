/// Stands for the annotations of a framework, which the rules know by name.
@NullMarked
package org.carequeue.system.architecture.broken.websockets.next;

import org.jspecify.annotations.NullMarked;
