package org.carequeue.gateway.access;

/// As what a browser is let in, for the page that it shows.
///
/// @param role `kiosk` or `screen`
/// @param name as managers call it
/// @param settings as a manager has set it up
public record OwnDevice(String role, String name, DeviceSettings settings) {

    static OwnDevice of(Device device) {
        return new OwnDevice(device.role(), device.name(), device.settings());
    }
}
