/// Where clock, ids, files, addresses and threads come in, and everything else is put together.
@NullMarked
package org.carequeue.gateway.wiring;

import org.jspecify.annotations.NullMarked;
