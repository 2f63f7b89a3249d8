/// The serving end: a service's committed events, for readers that connect and keep a position.
@NullMarked
package org.carequeue.bridge.stream;

import org.jspecify.annotations.NullMarked;
