@NullMarked
package org.carequeue.bridge.http;

import org.jspecify.annotations.NullMarked;
