/// TLS: what a service shows of itself, and whom it believes where it asks another.
@NullMarked
package org.carequeue.bridge.tls;

import org.jspecify.annotations.NullMarked;
