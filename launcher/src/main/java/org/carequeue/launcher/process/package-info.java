/// One process that was started here: how it is tied to this one, what it prints, how it is ended.
@NullMarked
package org.carequeue.launcher.process;

import org.jspecify.annotations.NullMarked;
