/// Tests of named values.
@NullMarked
package org.carequeue.bridge.value;

import org.jspecify.annotations.NullMarked;
