/// Who comes in at the gateway, which is the only door, and the passes by which the owners know whom it has let in.
@NullMarked
package org.carequeue.gateway.access;

import org.jspecify.annotations.NullMarked;
