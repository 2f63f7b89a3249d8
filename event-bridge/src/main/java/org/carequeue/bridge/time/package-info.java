/// What time it is for a clinic: that of the machine, or, in a demo, one that goes faster.
@NullMarked
package org.carequeue.bridge.time;

import org.jspecify.annotations.NullMarked;
