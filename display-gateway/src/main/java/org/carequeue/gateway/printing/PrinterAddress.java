package org.carequeue.gateway.printing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a receipt printer is. Names of hosts are none: a printer has an address that stays, and so no name server decides where
/// slips go.
public sealed interface PrinterAddress {

    /// In the network.
    ///
    /// @param host as an address, and never a name
    /// @param port 1 to 65,535; usually 9100
    record Network(InetAddress host, int port) implements PrinterAddress {
        @Override
        public String toString() {
            return (host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress()) + ":" + port;
        }
    }

    /// At this machine.
    ///
    /// @param path below `/dev`
    record DeviceFile(String path) implements PrinterAddress {
        @Override
        public String toString() {
            return path;
        }
    }

    /// As it is typed: `192.168.1.50:9100`, `[fd00::50]:9100` or `/dev/usb/lp0`. Without dots no path leads elsewhere.
    Pattern DEVICE_FILE = Pattern.compile("/dev(/[A-Za-z0-9_-]{1,32}){1,4}");
    Pattern NETWORK = Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([0-9.]{7,15})):([0-9]{1,5})");
    int HIGHEST_PORT = 65_535;

    /// @return empty where it is not written so
    static Optional<PrinterAddress> of(String typed) {
        if (DEVICE_FILE.matcher(typed).matches()) {
            return Optional.of(new DeviceFile(typed));
        }
        var network = NETWORK.matcher(typed);
        if (!network.matches()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(network.group(3));
        try {
            var host = InetAddress.ofLiteral(network.group(1) == null ? network.group(2) : network.group(1));
            return port < 1 || port > HIGHEST_PORT ? Optional.empty() : Optional.of(new Network(host, port));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
