/// What this service hears of the others, and how far.
@NullMarked
package org.carequeue.statistics.messaging;

import org.jspecify.annotations.NullMarked;
