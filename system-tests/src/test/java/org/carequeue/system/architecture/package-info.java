/// The rules of the architecture, held against the compiled classes of every module.
@NullMarked
package org.carequeue.system.architecture;

import org.jspecify.annotations.NullMarked;
