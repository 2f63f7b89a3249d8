package org.carequeue.gateway.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A device, as managers see it.
///
/// @param role `kiosk` or `screen`
/// @param lastSeen when it last asked for something, since the gateway started; none where it has not
/// @param connected whether it hears the board now
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceView(String id, String role, String name, Instant paired, @Nullable Instant lastSeen, boolean connected) {

    static DeviceView of(Device device, @Nullable Instant lastSeen, boolean connected) {
        return new DeviceView(device.id(), device.role(), device.name(), device.paired(), lastSeen, connected);
    }
}
