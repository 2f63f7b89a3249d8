@NullMarked
package org.carequeue.bench.client;

import org.jspecify.annotations.NullMarked;
