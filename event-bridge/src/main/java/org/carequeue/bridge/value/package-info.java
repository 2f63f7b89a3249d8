/// What is only ever worth its latest state: named values, not journaled.
@NullMarked
package org.carequeue.bridge.value;

import org.jspecify.annotations.NullMarked;
