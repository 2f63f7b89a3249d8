@NullMarked
package org.carequeue.bridge.event;

import org.jspecify.annotations.NullMarked;
