/// What a process has cost, as the operating system counts it.
@NullMarked
package org.carequeue.bench.cpu;

import org.jspecify.annotations.NullMarked;
