package org.carequeue.gateway.access;

import java.time.Instant;

/// A screen or a kiosk that a manager has let in.
///
/// @param id by which it is known; names nobody
/// @param role `kiosk` or `screen`
/// @param name as managers call it; it stands in journals as the actor of what is done at it
/// @param credential the hash of the token that the device has
/// @param paired when it was let in
record Device(String id, String role, String name, String credential, Instant paired) {

    Device at(Instant time) {
        return new Device(id, role, name, credential, time);
    }

    /// Without the hash: what is printed stands in logs.
    @Override
    public String toString() {
        return "Device[" + id + "]";
    }
}
