package org.carequeue.gateway.look;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// A part of a file, as a browser asks for it to go on with a video (RFC 9110, 14).
///
/// @param from the first byte
/// @param count how many, at least 1
record ByteRange(long from, long count) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// What is asked for; nothing where that is all of it: also where it is several parts, or no range that is understood.
    ///
    /// @param asked the header; null where there is none
    /// @param bytes how long the file is
    /// @throws OutsideException where the file ends before it
    static Optional<ByteRange> of(@Nullable String asked, long bytes) throws OutsideException {
        var range = ONE.matcher(asked == null ? "" : asked);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        var isTail = range.group(1).isEmpty();
        var from = isTail ? Math.max(0, bytes - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        var last = isTail || range.group(2).isEmpty() ? bytes - 1 : Math.min(bytes - 1, Long.parseLong(range.group(2)));
        if (from >= bytes) {
            throw new OutsideException();
        }
        return last < from ? Optional.empty() : Optional.of(new ByteRange(from, last - from + 1));
    }

    /// Where it begins, ends, and how long all of it is.
    String said(long bytes) {
        return "bytes " + from + "-" + (from + count - 1) + "/" + bytes;
    }

    /// The file ends before what is asked for.
    static final class OutsideException extends Exception {
        private static final long serialVersionUID = 1;

        OutsideException() {
            super("outside", null, false, false);
        }
    }
}
