package org.carequeue.gateway.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.netty.util.NetUtil;

/// The names and addresses by which the gateway may be asked for, as a certificate has them.
final class OwnNames {

    /// More than a machine has; a certificate is sent with each connection.
    private static final int MOST = 100;

    private OwnNames() {
    }

    /// @param set names and addresses that the operator has set, and those of the machine; empty ones count as none
    /// @param addresses those of the machine's network interfaces
    static Set<String> of(Collection<String> set, Supplier<List<InetAddress>> addresses) {
        var names = new TreeSet<String>();
        Stream.concat(Stream.of("localhost", "127.0.0.1", "::1"), Stream.concat(set.stream(), addresses.get().stream()
                // One that is good on this one link alone stands in no address that a person types.
                .filter(address -> !address.isLinkLocalAddress() && !address.isAnyLocalAddress())
                .map(InetAddress::getHostAddress))).map(OwnNames::plain).filter(name -> !name.isEmpty()).limit(MOST)
                .forEach(names::add);
        return names;
    }

    /// Without brackets, the name of an interface, and capitals; addresses in one form.
    static String plain(String name) {
        var bare = name.strip().replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "").toLowerCase(Locale.ROOT);
        var bytes = NetUtil.createByteArrayFromIpAddressString(bare);
        return bytes == null ? bare : NetUtil.bytesToIpAddress(bytes);
    }

    static boolean isAddress(String name) {
        return NetUtil.createByteArrayFromIpAddressString(name) != null;
    }

    /// Those that this machine has now; they change while it runs.
    static List<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
        } catch (SocketException e) {
            // What it has besides localhost is not known.
            return List.of();
        }
    }
}
