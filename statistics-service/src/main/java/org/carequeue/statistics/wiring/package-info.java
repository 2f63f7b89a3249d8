/// Clock, key, database and configuration come in here.
@NullMarked
package org.carequeue.statistics.wiring;

import org.jspecify.annotations.NullMarked;
