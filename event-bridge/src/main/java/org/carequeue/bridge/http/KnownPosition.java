package org.carequeue.bridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.Refusal;
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
    private static final Pattern FORM = Pattern.compile("([a-z-]{1,40})=([a-z0-9-]{1,64})@([0-9]{1,18})");

    /// Reads the header's value; an absent one holds none.
    ///
    /// @throws RefusedException when it has another form
    public static List<KnownPosition> parse(@Nullable String header) {
        var all = new ArrayList<KnownPosition>();
        if (header == null || header.isBlank()) {
            return all;
        }
        for (var part : header.split(",", MOST + 1)) {
            var match = FORM.matcher(part.strip());
            if (!match.matches() || all.size() == MOST) {
                throw new RefusedException(Refusal.invalid("malformed-header", HEADER,
                        HEADER + " has the form service=log@sequence, at most " + MOST + " of them."));
            }
            all.add(new KnownPosition(match.group(1), match.group(2), Long.parseLong(match.group(3))));
        }
        return all;
    }

    @Override
    public String toString() {
        return service + "=" + log + "@" + sequence;
    }
}
