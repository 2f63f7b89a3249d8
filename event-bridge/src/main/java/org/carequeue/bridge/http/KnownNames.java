package org.carequeue.bridge.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/// The names by which a service may be asked: those that are set, and whatever the connection itself has come in by.
///
/// A page of another site can have its own name lead to this machine, and is then of the same origin as the service in the
/// browser's eyes. What it cannot do is ask by one of these names.
final class KnownNames {

    /// Letters and digits of a name or an address of version 4, or an address of version 6 in brackets; then perhaps a port.
    private static final Pattern AUTHORITY = Pattern
            .compile("(?<name>[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");

    private final Set<String> names = new HashSet<>(Set.of("localhost"));
    private final List<byte[]> addresses = new ArrayList<>();

    /// @param further names and addresses, without a port
    /// @throws IllegalArgumentException when one of them is neither
    KnownNames(Collection<String> further) {
        add("127.0.0.1");
        add("[::1]");
        further.forEach(this::add);
    }

    private void add(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes != null) {
            addresses.add(bytes);
        } else if (nameOf(text).equals(Optional.of(text.toLowerCase(Locale.ROOT)))) {
            names.add(text.toLowerCase(Locale.ROOT));
        } else {
            throw new IllegalArgumentException("CAREQUEUE_NAMES holds " + text
                    + ", which is no name of a host; one is queue.clinic.example, without scheme and port");
        }
    }

    /// What stands in a `Host` before the port, in lower case; empty where it has another form.
    static Optional<String> nameOf(String host) {
        var matcher = AUTHORITY.matcher(host);
        return matcher.matches() ? Optional.of(matcher.group("name").toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /// @param name as [#nameOf] gives it
    /// @param local the address of this machine at which the connection ends
    boolean knows(String name, InetAddress local) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(name);
        return bytes == null ? names.contains(name)
                : Arrays.equals(bytes, local.getAddress())
                        || addresses.stream().anyMatch(known -> Arrays.equals(known, bytes));
    }
}
