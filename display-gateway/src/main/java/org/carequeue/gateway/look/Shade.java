package org.carequeue.gateway.look;

import java.util.Locale;

import org.carequeue.events.Contrast;

/// A colour by its hue, as light as needed: hue and saturation of somebody's choice, and a lightness of ours.
///
/// @param hue degrees, 0 to 360
/// @param saturation 0 to 1
record Shade(double hue, double saturation) {

    /// Finer steps no eye tells apart.
    private static final int STEPS = 500;

    /// Of a colour, `#RRGGBB`.
    static Shade of(String colour) {
        var red = part(colour, 1);
        var green = part(colour, 3);
        var blue = part(colour, 5);
        var most = Math.max(red, Math.max(green, blue));
        var least = Math.min(red, Math.min(green, blue));
        var spread = most - least;
        if (spread == 0) {
            return new Shade(0, 0);
        }
        var hue = most == red ? (green - blue) / spread
                : most == green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
        return new Shade((hue * 60 + 360) % 360, spread / (1 - Math.abs(most + least - 1)));
    }

    private static double part(String colour, int from) {
        return Integer.parseInt(colour, from, from + 2, 16) / 255.0;
    }

    /// The same with at most so much saturation.
    Shade muted(double most) {
        return new Shade(hue, Math.min(saturation, most));
    }

    /// The first that is told from this ground so well, from a lightness on and ever darker; black where none is.
    String darker(double from, String ground, double contrast) {
        return first(ground, contrast, from, -1);
    }

    /// The same, ever lighter; white where none is.
    String lighter(double from, String ground, double contrast) {
        return first(ground, contrast, from, 1);
    }

    private String first(String ground, double contrast, double from, int step) {
        for (var at = (int) Math.round(from * STEPS); at >= 0 && at <= STEPS; at += step) {
            var colour = at((double) at / STEPS);
            if (Contrast.between(colour, ground) >= contrast) {
                return colour;
            }
        }
        return step < 0 ? "#000000" : "#FFFFFF";
    }

    /// As light as the colour is, from 0 to 1.
    static double lightness(String colour) {
        var red = part(colour, 1);
        var green = part(colour, 3);
        var blue = part(colour, 5);
        return (Math.max(red, Math.max(green, blue)) + Math.min(red, Math.min(green, blue))) / 2;
    }

    /// As light as this, from 0 for black to 1 for white.
    String at(double lightness) {
        var chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
        return String.format(Locale.ROOT, "#%02X%02X%02X", mixed(0, lightness, chroma), mixed(8, lightness, chroma),
                mixed(4, lightness, chroma));
    }

    /// One of red, green and blue, by where it stands on the circle.
    private int mixed(int place, double lightness, double chroma) {
        var on = (place + hue / 30) % 12;
        var share = lightness - chroma / 2 * Math.max(-1, Math.min(Math.min(on - 3, 9 - on), 1));
        return (int) Math.round(255 * share);
    }
}
