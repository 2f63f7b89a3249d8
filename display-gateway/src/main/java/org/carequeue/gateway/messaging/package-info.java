/// What the gateway hears from the services: their events, their values, and whether they are heard at all. Each goes
/// to the sequencer and nowhere else.
@NullMarked
package org.carequeue.gateway.messaging;

import org.jspecify.annotations.NullMarked;
