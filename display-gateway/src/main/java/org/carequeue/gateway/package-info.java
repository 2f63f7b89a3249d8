/// Boards, the fan-out to browsers, and the pages.
@NullMarked
package org.carequeue.gateway;

import org.jspecify.annotations.NullMarked;
