/// Once a week, the figures of the week that is over, as a file.
@NullMarked
package org.carequeue.statistics.report;

import org.jspecify.annotations.NullMarked;
