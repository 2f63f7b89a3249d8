package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Set;

import org.carequeue.bridge.access.Pass;
import org.jspecify.annotations.Nullable;

/// A device as each request meets it. Used by all event loops.
final class LiveDevice {

    private final Device device;
    private final Pass pass;
    private volatile @Nullable Instant seen;

    LiveDevice(Device device) {
        this.device = device;
        this.pass = new Pass("device:" + device.id(), device.name(), Set.of(device.role()));
    }

    Device device() {
        return device;
    }

    Pass pass() {
        return pass;
    }

    void see(Instant now) {
        seen = now;
    }

    @Nullable
    Instant seen() {
        return seen;
    }
}
