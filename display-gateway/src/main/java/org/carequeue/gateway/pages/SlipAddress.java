package org.carequeue.gateway.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where the links on slips lead. A phone in the waiting room must reach it: an address of this machine alone is said to the
/// operator, in the log and on the manager's page.
public final class SlipAddress {

    private static final Logger LOG = Logger.getLogger(SlipAddress.class);
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d+){3}|\\[?::1]?");

    private final String address;
    /// Set by whichever thread learns of it.
    private volatile boolean ofThisMachineAlone;

    private SlipAddress(String address, boolean ofThisMachineAlone) {
        this.address = address;
        this.ofThisMachineAlone = ofThisMachineAlone;
        if (ofThisMachineAlone) {
            // Right for who tries it out; what leads nobody anywhere is a slip that was drawn.
            LOG.info("links on slips lead to this machine alone, which no phone reaches; CAREQUEUE_PUBLIC_ADDRESS says "
                    + "by which address patients find the clinic");
        }
    }

    /// @param set what the operator has set, such as `https://queue.example.org`; without it a kiosk prints the address by
    ///        which it was opened
    /// @param listening the address on which the gateway listens
    /// @throws IllegalArgumentException where it is no address of a server
    public static SlipAddress of(Optional<String> set, String listening) {
        var address = set.map(String::strip).filter(text -> !text.isEmpty()).map(SlipAddress::checked).orElse("");
        return new SlipAddress(address,
                isOfThisMachine(address.isEmpty() ? listening : String.valueOf(URI.create(address).getHost())));
    }

    private static String checked(String text) {
        var uri = uri(text);
        if (uri == null || uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")
                || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null
                || !uri.getPath().matches("/?")) {
            throw new IllegalArgumentException("CAREQUEUE_PUBLIC_ADDRESS is \"" + text
                    + "\"; it must be like https://queue.example.org or http://192.0.2.1:8080, without a path.");
        }
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// A kiosk has one of its links drawn.
    void drawn(String link) {
        var uri = uri(link);
        if (uri != null && uri.getHost() != null && isOfThisMachine(uri.getHost()) && !ofThisMachineAlone) {
            ofThisMachineAlone = true;
            LOG.warn("a slip leads to this machine alone, which no phone reaches; CAREQUEUE_PUBLIC_ADDRESS says by which "
                    + "address patients find the clinic");
        }
    }

    private static boolean isOfThisMachine(String host) {
        return OF_THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /// Scheme, host and port; empty where none is set.
    public String address() {
        return address;
    }

    /// Whether no other machine can follow the links, as far as is known by now.
    public boolean ofThisMachineAlone() {
        return ofThisMachineAlone;
    }
}
