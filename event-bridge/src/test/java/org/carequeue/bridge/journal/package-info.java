@NullMarked
package org.carequeue.bridge.journal;

import org.jspecify.annotations.NullMarked;
