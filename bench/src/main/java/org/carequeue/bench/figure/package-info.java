/// From what was measured to what is printed: medians, targets, verdicts, the table and its JSON.
@NullMarked
package org.carequeue.bench.figure;

import org.jspecify.annotations.NullMarked;
