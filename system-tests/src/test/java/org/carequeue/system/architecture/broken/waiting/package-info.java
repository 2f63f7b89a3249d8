/// Part of the miniature that breaks the rules.
@NullMarked
package org.carequeue.system.architecture.broken.waiting;

import org.jspecify.annotations.NullMarked;
