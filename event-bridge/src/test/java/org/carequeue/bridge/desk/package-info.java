@NullMarked
package org.carequeue.bridge.desk;

import org.jspecify.annotations.NullMarked;
