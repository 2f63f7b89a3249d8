package org.carequeue.bridge.http;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// Positions in a header: `ticket-service=3f2a@57, triage-service=9c11@12`.
///
/// @param service whose log
/// @param log which log
/// @param sequence up to where
public record KnownPosition(String service, String log, long sequence) {

    /// In a request: "I know that much". In a reply: "your effect stands here".
    public static final String HEADER = "CareQueue-Position";
    private static final int MOST = 8;
    private static final int LONGEST_SERVICE = 40;
    private static final int LONGEST_LOG = 64;
    private static final int LONGEST_SEQUENCE = 18;

    /// Reads the header's value; an absent one holds none.
    ///
    /// @throws RefusedException when it has another form
    public static List<KnownPosition> parse(@Nullable String header) {
        var all = new ArrayList<KnownPosition>();
        if (header == null || header.isBlank()) {
            return all;
        }
        for (var part : header.split(",", MOST + 1)) {
            var position = parseOne(part.strip());
            if (position == null || all.size() == MOST) {
                throw new RefusedException(BridgeProblem.MALFORMED_HEADER.in(HEADER,
                        HEADER + " has the form service=log@sequence, at most " + MOST + " of them."));
            }
            all.add(position);
        }
        return all;
    }

    /// By hand: every request carries several, and a regular expression took a fortieth of all that a ticket costs.
    private static @Nullable KnownPosition parseOne(String text) {
        var equals = text.indexOf('=');
        var at = text.indexOf('@');
        if (!isOf(text, 0, equals, LONGEST_SERVICE, false, true)
                || !isOf(text, equals + 1, at, LONGEST_LOG, true, true)
                || !isOf(text, at + 1, text.length(), LONGEST_SEQUENCE, true, false)) {
            return null;
        }
        return new KnownPosition(text.substring(0, equals), text.substring(equals + 1, at),
                Long.parseLong(text, at + 1, text.length(), 10));
    }

    private static boolean isOf(String text, int from, int to, int most, boolean digits, boolean letters) {
        if (to <= from || to - from > most) {
            return false;
        }
        for (int i = from; i < to; i++) {
            var c = text.charAt(i);
            if (!(digits && c >= '0' && c <= '9' || letters && (c == '-' || c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return service + "=" + log + "@" + sequence;
    }
}
