/// Very many clients of the gateway's socket, of which some behave badly: what the fan-out is tested with.
@NullMarked
package org.carequeue.system.crowd;

import org.jspecify.annotations.NullMarked;
