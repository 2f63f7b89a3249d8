@NullMarked
package org.carequeue.bench.server;

import org.jspecify.annotations.NullMarked;
