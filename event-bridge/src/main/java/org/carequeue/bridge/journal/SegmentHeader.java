package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The first line of each segment: which log it belongs to.
///
/// @param log which log
record SegmentHeader(String log) {

    private static final int FORMAT = 1;
    private static final Pattern FORM = Pattern.compile("\\{\"format\":([0-9]{1,6}),\"log\":\"([a-z0-9-]{1,64})\".*\\}");

    byte[] encode() {
        return ("{\"format\":" + FORMAT + ",\"log\":\"" + log + "\"}").getBytes(UTF_8);
    }

    /// @throws IOException when this line is none, or one of a later format
    static SegmentHeader parse(Path file, byte[] body) throws IOException {
        var match = FORM.matcher(new String(body, UTF_8));
        if (!match.matches()) {
            throw new JournalDamagedException(file, 0, "it does not begin with a header");
        }
        if (Integer.parseInt(match.group(1)) != FORMAT) {
            throw new IOException("The journal " + file + " has format " + match.group(1) + ", and this build knows format "
                    + FORMAT + " only: it was written by a later one. Nothing was changed.");
        }
        return new SegmentHeader(match.group(2));
    }
}
