package org.carequeue.gateway.access;

import java.time.Instant;

import org.carequeue.gateway.printing.PrinterState;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A device, as managers see it.
///
/// @param role `kiosk` or `screen`
/// @param settings as a manager has set it up
/// @param lastSeen when it last asked for something, since the gateway started; none where it has not
/// @param connected whether it hears the board now
/// @param build of which its page is; none as long as it has not said so, as with the next one
/// @param printer how its receipt printer is; none where it has none
/// @param sound whether it can be heard, see [DeviceReport#SOUNDS]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceView(String id, String role, String name, Instant paired, DeviceSettings settings,
        @Nullable Instant lastSeen, boolean connected,
        @Nullable String build, @Nullable String sound, @Nullable PrinterState printer) {

    /// One that has not been seen yet, or is not to be seen any more.
    static DeviceView of(Device device) {
        return of(device, null, null, false, null);
    }

    static DeviceView of(Device device, @Nullable Instant lastSeen, @Nullable DeviceReport report, boolean connected,
            @Nullable PrinterState printer) {
        return new DeviceView(device.id(), device.role(), device.name(), device.paired(), device.settings(), lastSeen,
                connected,
                report == null ? null : report.build(), report == null ? null : report.sound(), printer);
    }
}
