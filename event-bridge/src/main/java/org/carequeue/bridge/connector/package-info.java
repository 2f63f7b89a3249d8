/// The reading end: a Reactive Messaging connector that follows another service's events.
@NullMarked
package org.carequeue.bridge.connector;

import org.jspecify.annotations.NullMarked;
