package org.carequeue.gateway.look;

import java.util.LinkedHashMap;
import java.util.Map;

import org.carequeue.events.ClinicColours;
import org.jspecify.annotations.Nullable;

/// The clinic's colours as tokens of the pages: the values of `tokens.css` that they take the place of. What is read has at
/// least seven times the brightness of its ground, or a seventh of it, whatever the clinic has chosen.
final class ColourSheet {

    /// Of text, as in all pages.
    static final double TEXT = 7;
    /// Of the text that matters most on its ground.
    private static final double STRONG = 9.5;
    /// The darkest ground of a light page, and the lightest of a dark one, on which a primary colour is read.
    private static final String LIGHT_GROUND = "#E9EFF3";
    private static final String DARK_GROUND = "#1A2E3E";
    private static final double MOST_OF_A_GROUND = 0.6;
    /// How light what lies behind other text is, too, and how light what is read in a light colour.
    private static final double TINT = 0.93;
    private static final double DARK_TINT = 0.14;
    private static final double DARK_TEXT = 0.11;

    private ColourSheet() {
    }

    /// The style sheet; empty where the clinic has no colours of its own.
    static String of(ClinicColours colours) {
        return rule(":root", primary(colours.primary())) + rule(":root.page-screen", accent(colours.accent()));
    }

    private static String rule(String selector, Map<String, String> tokens) {
        if (tokens.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(selector).append(" {\n");
        tokens.forEach((token, value) -> text.append("  ").append(token).append(": ").append(value).append(";\n"));
        return text.append("}\n").toString();
    }

    /// Headings, links and buttons.
    static Map<String, String> primary(@Nullable String chosen) {
        var tokens = new LinkedHashMap<String, String>();
        if (chosen != null) {
            var shade = Shade.of(chosen);
            var ground = shade.muted(MOST_OF_A_GROUND);
            var onLight = shade.darker(Shade.lightness(chosen), LIGHT_GROUND, TEXT);
            var onDark = shade.lighter(Shade.lightness(chosen), DARK_GROUND, TEXT);
            tokens.put("--brand", both(onLight, onDark));
            tokens.put("--brand-strong", both(shade.darker(Shade.lightness(onLight), LIGHT_GROUND, STRONG),
                    shade.lighter(Shade.lightness(onDark), DARK_GROUND, STRONG)));
            tokens.put("--brand-soft", both(ground.lighter(TINT, onLight, TEXT), ground.darker(DARK_TINT, onDark, TEXT)));
            tokens.put("--on-brand", both("#FFFFFF", ground.darker(DARK_TEXT, onDark, TEXT)));
        }
        return tokens;
    }

    /// A new call on the public screen, which is dark.
    static Map<String, String> accent(@Nullable String chosen) {
        var tokens = new LinkedHashMap<String, String>();
        if (chosen != null) {
            var shade = Shade.of(chosen);
            var newest = shade.lighter(Shade.lightness(chosen), DARK_GROUND, TEXT);
            tokens.put("--newest", newest);
            tokens.put("--on-newest", shade.muted(MOST_OF_A_GROUND).darker(DARK_TEXT, newest, TEXT));
        }
        return tokens;
    }

    private static String both(String light, String dark) {
        return "var(--light, " + light + ") var(--dark, " + dark + ")";
    }
}
