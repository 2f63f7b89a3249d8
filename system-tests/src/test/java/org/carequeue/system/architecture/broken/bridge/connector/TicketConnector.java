package org.carequeue.system.architecture.broken.bridge.connector;

import org.carequeue.system.architecture.broken.events.MappedEvent;

/// A bridge that knows what it carries.
public final class TicketConnector {
    public String carry(MappedEvent event) {
        return event.payload().toString();
    }
}
