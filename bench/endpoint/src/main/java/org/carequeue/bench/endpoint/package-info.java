/// One endpoint that takes JSON and answers JSON, and does nothing in between.
@NullMarked
package org.carequeue.bench.endpoint;

import org.jspecify.annotations.NullMarked;
