package org.carequeue.gateway.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What a picture says of itself in its first bytes, whatever it was called by whoever sent it.
///
/// @param type as the web calls it
/// @param width pixels
/// @param height pixels
record Picture(String type, int width, int height) {

    /// No page shows a larger one, and a small file can unfold to a picture that fills a device's memory.
    static final int LARGEST_SIDE = 4096;

    private static final int START_OF_FRAME = 0xC0;
    private static final int MARKER = 0xFF;

    /// PNG, JPEG and WebP, of which each side has 1 to [#LARGEST_SIDE] pixels; nothing for all else. SVG is no picture here: it
    /// may hold scripts.
    static Optional<Picture> of(byte[] bytes) {
        try {
            return Optional.ofNullable(
                    is(bytes, 0, "\u0089PNG\r\n\u001a\n") && is(bytes, 12, "IHDR")
                            ? new Picture("image/png", big(bytes, 16, 4), big(bytes, 20, 4))
                            : is(bytes, 0, "\u00ff\u00d8\u00ff") ? jpeg(bytes)
                                    : is(bytes, 0, "RIFF") && is(bytes, 8, "WEBP") ? webp(bytes) : null)
                    .filter(Picture::isOfSize);
        } catch (IndexOutOfBoundsException endsTooSoon) {
            return Optional.empty();
        }
    }

    private boolean isOfSize() {
        return width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
    }

    /// One part after the other, each with its length, until the one that says how large it is.
    private static @Nullable Picture jpeg(byte[] bytes) {
        var at = 2;
        while (big(bytes, at, 1) == MARKER) {
            var marker = big(bytes, at + 1, 1);
            if (marker >= START_OF_FRAME && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return new Picture("image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2));
            }
            at += 2 + Math.max(2, big(bytes, at + 2, 2));
        }
        return null;
    }

    private static @Nullable Picture webp(byte[] bytes) {
        return switch (new String(bytes, 12, 4, ISO_8859_1)) {
            case "VP8X" -> new Picture("image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
            case "VP8L" ->
                new Picture("image/webp", (little(bytes, 21, 4) & 0x3FFF) + 1, (little(bytes, 21, 4) >> 14 & 0x3FFF) + 1);
            case "VP8 " -> new Picture("image/webp", little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
            default -> null;
        };
    }

    private static boolean is(byte[] bytes, int at, String text) {
        return bytes.length >= at + text.length() && new String(bytes, at, text.length(), ISO_8859_1).equals(text);
    }

    private static int big(byte[] bytes, int at, int count) {
        var number = 0;
        for (var i = 0; i < count; i++) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    private static int little(byte[] bytes, int at, int count) {
        var number = 0;
        for (var i = count - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }
}
