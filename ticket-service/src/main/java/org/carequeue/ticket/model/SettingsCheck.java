package org.carequeue.ticket.model;

import java.time.Duration;
import java.util.Map;

import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Contrast;
import org.carequeue.events.Level;
import org.carequeue.events.SettingException;
import org.carequeue.events.TypedText;
import org.jspecify.annotations.Nullable;

/// What settings must be before the clinic works with them. Asked when they are made and not when they are read from a log:
/// what was good enough once must stay readable.
public final class SettingsCheck {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_LINE_NAME = 60;
    private static final int LONGEST_CLINIC_NAME = 60;
    private static final int LONGEST_NOTICE = 120;
    private static final int MOST_NAMES = 5;
    private static final int LAST_TIER = 6;
    /// Web Content Accessibility Guidelines 2.2, 1.4.6, the enhanced level.
    private static final double LEAST_CONTRAST = 7;

    private SettingsCheck() {
    }

    /// @throws SettingException when a level is not to be used, there are no texts in a language, or nobody would be called from a service line
    public static void check(ClinicSettings settings) {
        for (var language : settings.languages()) {
            must(ClinicSettings.hasTexts(language), "languages", "there are no texts in " + language + ". There are: "
                    + String.join(", ", ClinicSettings.WITH_TEXTS) + ".");
        }
        for (var line : settings.serviceLines()) {
            must(line.atCounters() || settings.rooms().stream().anyMatch(room -> settings.takes(room, line.code())), "rooms",
                    "none takes the service line " + line.code() + ", so that its patients would never be called.");
        }
        for (int i = 0; i < settings.serviceLines().size(); i++) {
            var line = settings.serviceLines().get(i);
            name("serviceLines[" + i + "].name", line.name(), LONGEST_LINE_NAME);
            check("serviceLines[" + i + "].names", line.names(), LONGEST_LINE_NAME);
        }
        if (settings.name() != null) {
            name("name", settings.name(), LONGEST_CLINIC_NAME);
        }
        colours(settings.colours());
        var notices = settings.screen().notices();
        for (int i = 0; i < notices.size(); i++) {
            var where = "screen.notices[" + i + "].text";
            text("a notice", where, notices.get(i).text(), LONGEST_NOTICE);
            check("a notice", where + "s", notices.get(i).texts(), LONGEST_NOTICE);
        }
        var levels = settings.scale().levels();
        for (int i = 0; i < levels.size(); i++) {
            check("scale.levels[" + i + "].", levels.get(i));
        }
    }

    private static void colours(@Nullable ClinicColours colours) {
        if (colours != null) {
            colour("colours.primary", colours.primary());
            colour("colours.accent", colours.accent());
        }
    }

    private static void colour(String where, @Nullable String colour) {
        must(colour == null || isColour(colour), where, "a colour is written as #FFD600, not " + colour + ".");
    }

    private static void check(String where, @Nullable Map<String, String> names, int longest) {
        check("a name", where, names, longest);
    }

    private static void check(String what, String where, @Nullable Map<String, String> texts, int longest) {
        if (texts == null) {
            return;
        }
        must(texts.size() <= MOST_NAMES, where, what + " is in at most " + MOST_NAMES + " further languages.");
        texts.forEach((language, text) -> {
            must(ClinicSettings.isLanguage(language), where, "a language is a tag such as es or pt-BR, not " + language + ".");
            text(what, where + "." + language, text, longest);
        });
    }

    private static void name(String where, String name, int longest) {
        text("a name", where, name, longest);
    }

    private static void text(String what, String where, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw new SettingException(where, where + ": " + what + " has 1 to " + longest + " characters.");
        }
        TypedText.LINE.fault(what, text, longest).ifPresent(fault -> must(false, where, fault));
    }

    private static void check(String where, Level level) {
        name(where + "name", level.name(), LONGEST_NAME);
        check(where + "names", level.names(), LONGEST_NAME);
        must(isUpToADay(level.target()), where + "target", "a target wait is PT0S to PT24H, not " + level.target() + ".");
        must(isUpToADay(level.reassessAfter()), where + "reassessAfter",
                "the time until somebody looks again is PT0S to PT24H, not " + level.reassessAfter() + ".");
        must(level.tier() >= 0 && level.tier() <= LAST_TIER, where + "tier",
                "a tier is 0 to " + LAST_TIER + ", not " + level.tier() + ".");
        colour(where + "colour", level.colour());
        colour(where + "textColour", level.textColour());
        must(Contrast.between(level.colour(), level.textColour()) >= LEAST_CONTRAST, where + "textColour",
                "text in " + level.textColour() + " can't be read well enough on " + level.colour()
                        + ": the contrast must be at least 7 to 1.");
    }

    private static boolean isUpToADay(Duration time) {
        return !time.isNegative() && time.compareTo(DAY) <= 0;
    }

    private static boolean isColour(String text) {
        return text.matches("#[0-9A-Fa-f]{6}");
    }

    private static void must(boolean so, String field, String otherwise) {
        if (!so) {
            throw new SettingException(field, field + ": " + otherwise);
        }
    }
}
