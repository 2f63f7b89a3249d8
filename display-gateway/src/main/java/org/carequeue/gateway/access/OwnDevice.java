package org.carequeue.gateway.access;

import org.carequeue.gateway.printing.PrinterState;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// As what a browser is let in, for the page that it shows.
///
/// @param role `kiosk` or `screen`
/// @param name as managers call it
/// @param settings as a manager has set it up
/// @param printer how its receipt printer is; null where it has none, or nobody has looked
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnDevice(String role, String name, DeviceSettings settings, @Nullable PrinterState printer) {

    static OwnDevice of(Device device, @Nullable PrinterState printer) {
        return new OwnDevice(device.role(), device.name(), device.settings(), printer);
    }
}
