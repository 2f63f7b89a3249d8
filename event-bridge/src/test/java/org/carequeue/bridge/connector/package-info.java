@NullMarked
package org.carequeue.bridge.connector;

import org.jspecify.annotations.NullMarked;
