@NullMarked
package org.carequeue.bench.cpu;

import org.jspecify.annotations.NullMarked;
