package org.carequeue.gateway.printing;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.carequeue.gateway.printing.PrinterAddress.Network;

/// Which printers the operator of this machine lets the gateway speak with, whatever managers set. Without that, whoever manages a
/// clinic could have it send bytes to any service that this machine reaches, its own among them.
public final class AllowedPrinters {

    /// Where printers listen for what is printed as it comes, and nothing else does.
    static final int FIRST_PORT = 9100;
    static final int LAST_PORT = 9109;

    private sealed interface Entry {
        boolean allows(PrinterAddress address);
    }

    /// @param bits of the address that count
    private record OfNetwork(InetAddress network, int bits) implements Entry {
        @Override
        public boolean allows(PrinterAddress address) {
            return address instanceof Network(var host, var port) && port >= FIRST_PORT && port <= LAST_PORT
                    && beginsAlike(network.getAddress(), host.getAddress(), bits);
        }
    }

    private record OfPrinter(PrinterAddress printer) implements Entry {
        @Override
        public boolean allows(PrinterAddress address) {
            return printer.equals(address);
        }
    }

    private final List<Entry> entries;

    private AllowedPrinters(List<Entry> entries) {
        this.entries = entries;
    }

    /// @param written networks as `10.0.0.0/8`, of which the ports 9100 to 9109 are meant, and single printers, as managers set them
    /// @throws IllegalArgumentException where one is neither
    public static AllowedPrinters of(List<String> written) {
        return new AllowedPrinters(written.stream().map(String::strip).filter(one -> !one.isEmpty())
                .map(one -> network(one).or(() -> PrinterAddress.of(one).map(OfPrinter::new))
                        .orElseThrow(
                                () -> new IllegalArgumentException("CAREQUEUE_PRINTERS has networks, printers and device files"
                                        + " with commas between them, as 10.0.0.0/8, 127.0.0.1:9100 and /dev/usb/lp0; this is none: "
                                        + one)))
                .toList());
    }

    private static Optional<Entry> network(String written) {
        var slash = written.indexOf('/');
        if (slash < 1 || !written.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        try {
            var network = InetAddress.ofLiteral(written.substring(0, slash));
            var bits = Integer.parseInt(written.substring(slash + 1));
            return bits > network.getAddress().length * Byte.SIZE ? Optional.empty()
                    : Optional.of(new OfNetwork(network, bits));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean beginsAlike(byte[] network, byte[] host, int bits) {
        var whole = bits / Byte.SIZE;
        if (network.length != host.length || !Arrays.equals(network, 0, whole, host, 0, whole)) {
            return false;
        }
        var mask = 0xff << Byte.SIZE - bits % Byte.SIZE & 0xff;
        return mask == 0 || (network[whole] & mask) == (host[whole] & mask);
    }

    boolean allows(PrinterAddress address) {
        return entries.stream().anyMatch(entry -> entry.allows(address));
    }
}
