@NullMarked
package org.carequeue.bench.figure;

import org.jspecify.annotations.NullMarked;
