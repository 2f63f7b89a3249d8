@NullMarked
package org.carequeue.bridge.stream;

import org.jspecify.annotations.NullMarked;
