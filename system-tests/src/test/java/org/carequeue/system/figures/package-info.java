/// What `./carequeue bench pages` measures, in a real browser.
@NullMarked
package org.carequeue.system.figures;

import org.jspecify.annotations.NullMarked;
