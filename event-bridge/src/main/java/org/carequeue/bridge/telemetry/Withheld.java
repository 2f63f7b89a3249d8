package org.carequeue.bridge.telemetry;

import java.util.regex.Pattern;

/// What must not stand in a trace: whoever reads traces must not be able to follow a patient.
final class Withheld {

    /// Whatever stands between the separators of an address and is nearly as long as a tracking token, 22 characters, or
    /// longer. No identifier of ours is.
    private static final Pattern LONG = Pattern.compile("[^/?&=#;:,@ ]{21,}");

    private Withheld() {
    }

    static String in(String address) {
        return LONG.matcher(address).replaceAll("withheld");
    }
}
