/// The load: thousands of WebSocket clients on one thread, and HTTP kiosks on another. Cheap, because they share the machine with what is measured.
@NullMarked
package org.carequeue.bench.client;

import org.jspecify.annotations.NullMarked;
