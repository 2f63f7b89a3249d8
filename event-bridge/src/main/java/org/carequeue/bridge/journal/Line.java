package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/// One line of a journal, one transaction: `<CRC32C> <line> <sequence> <body>\n`.
///
/// @param number counts all lines from 1, so that a missing one is noticed
/// @param sequence the log's head after this line
/// @param checksum its CRC32C
/// @param bodyStart where the body begins in the bytes that were parsed
/// @param end where the line feed stands
record Line(long number, long sequence, long checksum, int bodyStart, int end) {

    /// No line is longer. The longest that a desk writes is the end of a day on which 20,000 patients still wait: one
    /// event each, some 14 MB in one turn.
    static final int LONGEST = 64 * 1024 * 1024;
    private static final int CRC_DIGITS = 8;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /// The line as it is written.
    ///
    /// @throws IllegalArgumentException when it is longer than any line may be
    static byte[] encode(long number, long sequence, byte[] body) {
        var head = (number + " " + sequence + " ").getBytes(US_ASCII);
        var crc = new CRC32C();
        crc.update(head);
        crc.update(body);
        var line = new byte[CRC_DIGITS + 1 + head.length + body.length + 1];
        if (line.length > LONGEST) {
            throw new IllegalArgumentException("a journal line of " + line.length + " bytes");
        }
        var value = crc.getValue();
        for (int digit = CRC_DIGITS - 1; digit >= 0; digit--) {
            line[digit] = (byte) HEX[(int) (value & 15)];
            value >>>= 4;
        }
        line[CRC_DIGITS] = ' ';
        System.arraycopy(head, 0, line, CRC_DIGITS + 1, head.length);
        System.arraycopy(body, 0, line, CRC_DIGITS + 1 + head.length, body.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /// The checksum of a line that [#encode] has made.
    static long checksum(byte[] line) {
        return number(line, 0, CRC_DIGITS, 16);
    }

    /// The line that begins at `start` and whose line feed stands at `end`, or null when it is none.
    static @Nullable Line parse(byte[] bytes, int start, int end) {
        var numberAt = start + CRC_DIGITS + 1;
        if (end - numberAt < 4 || bytes[numberAt - 1] != ' ') {
            return null;
        }
        var expected = number(bytes, start, start + CRC_DIGITS, 16);
        var sequenceAt = after(bytes, numberAt, end);
        var bodyAt = sequenceAt < 0 ? -1 : after(bytes, sequenceAt, end);
        if (expected < 0 || bodyAt < 0) {
            return null;
        }
        var crc = new CRC32C();
        crc.update(bytes, numberAt, end - numberAt);
        var number = number(bytes, numberAt, sequenceAt - 1, 10);
        var sequence = number(bytes, sequenceAt, bodyAt - 1, 10);
        return crc.getValue() == expected && number > 0 && sequence >= 0
                ? new Line(number, sequence, expected, bodyAt, end)
                : null;
    }

    /// Where the next word begins, or -1.
    private static int after(byte[] bytes, int from, int end) {
        for (int i = from; i < end && i - from < 20; i++) {
            if (bytes[i] == ' ') {
                return i > from ? i + 1 : -1;
            }
        }
        return -1;
    }

    private static long number(byte[] bytes, int from, int to, int radix) {
        if (to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            // Upper-case digits are not what encode writes: they would be a flipped bit that goes unnoticed.
            var digit = bytes[i] >= 'A' && bytes[i] <= 'F' ? -1 : Character.digit(bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
