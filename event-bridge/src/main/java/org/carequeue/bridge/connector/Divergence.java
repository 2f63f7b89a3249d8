package org.carequeue.bridge.connector;

import org.carequeue.bridge.event.Position;

/// A service's log is not the one that was read: it is another one, or it has another event at the reader's position,
/// because the service's data was deleted or restored from a copy.
///
/// @param service whose log
/// @param read how far its former log was read
/// @param log the id of the one that is there now: the former one's, where a copy of it was restored
/// @param head its last event
public record Divergence(String service, Position read, String log, long head) {

    /// Whether this is the same, whatever has been written to the new log since.
    boolean isSameAs(Divergence other) {
        return service.equals(other.service) && read.equals(other.read) && log.equals(other.log);
    }
}
