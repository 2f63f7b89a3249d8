package org.carequeue.events;

/// How well text can be told from its ground, by the Web Content Accessibility Guidelines 2.2: 1 for not at all, 21 for
/// black on white.
public final class Contrast {

    private Contrast() {
    }

    /// @param one a colour, `#RRGGBB`
    /// @param other another
    public static double between(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /// How bright it looks, from 0 for black to 1 for white.
    ///
    /// @param colour `#RRGGBB`
    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int from) {
        var share = Integer.parseInt(colour, from, from + 2, 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
