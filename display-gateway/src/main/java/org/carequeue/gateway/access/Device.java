package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Objects;

/// A screen or a kiosk that a manager has let in.
///
/// @param id by which it is known; names nobody
/// @param role `kiosk` or `screen`
/// @param name as managers call it; it stands in journals as the actor of what is done at it
/// @param credential the hash of the token that the device has
/// @param paired when it was let in
/// @param settings as a manager has set it up; nothing chosen in journals from before there were any
record Device(String id, String role, String name, String credential, Instant paired, DeviceSettings settings) {

    @SuppressWarnings("NullAway") // what a journal leaves out is null
    Device {
        settings = Objects.requireNonNullElse(settings, DeviceSettings.NONE);
    }

    Device at(Instant time) {
        return new Device(id, role, name, credential, time, settings);
    }

    Device with(DeviceSettings others) {
        return new Device(id, role, name, credential, paired, others);
    }

    /// Without the hash: what is printed stands in logs.
    @Override
    public String toString() {
        return "Device[" + id + "]";
    }
}
