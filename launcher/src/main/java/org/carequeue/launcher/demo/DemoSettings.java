package org.carequeue.launcher.demo;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.carequeue.launcher.settings.Flags;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.settings.Tls;

/// What can be set about a demo, validated.
///
/// @param system what is set about every run; the data lie in `target/demo` unless said otherwise
/// @param pace how many of the clinic's seconds pass in one of ours, 2 to 600
/// @param seed which of the days is played
/// @param start the clinic's time at the start, of today
/// @param stops whether the demo ends with the day, instead of leaving its pages open
public record DemoSettings(Settings system, long pace, long seed, LocalTime start, boolean stops) {

    private static final String PACE = "CAREQUEUE_PACE";
    private static final String SEED = "CAREQUEUE_SEED";
    private static final String START = "CAREQUEUE_START";
    private static final String THEN = "CAREQUEUE_THEN";
    /// Of all who work in a demo; its sign-in page says it.
    public static final String PASSWORD = "carequeue-demo";

    public static DemoSettings from(Map<String, String> environment, List<String> options, Path home, Path workingFolder)
            throws Refusal {
        var allowed = new TreeSet<>(Settings.variables());
        allowed.addAll(Set.of(PACE, SEED, START, THEN));
        var values = new HashMap<>(Flags.over(environment, options, allowed));
        if (values.containsKey(Settings.WITHOUT)) {
            throw new Refusal("A demo runs all four services; leave %s to up.", Flags.flag(Settings.WITHOUT));
        }
        if (!values.getOrDefault(Settings.ACCESS, Settings.CLOSED).strip().equals(Settings.CLOSED)) {
            throw new Refusal("Those who play a demo sign in; leave %s to up.", Flags.flag(Settings.ACCESS));
        }
        if (!values.getOrDefault(Tls.MODE, "off").strip().equals("off") || values.containsKey(Tls.CERTIFICATE)) {
            throw new Refusal(
                    "A demo is for this machine alone, whose pages browsers take for safe as they are; leave %s to up.",
                    Flags.flag(Tls.MODE));
        }
        values.put(Settings.DEMO_PASSWORD, PASSWORD);
        values.putIfAbsent(Settings.DATA, home.resolve("target/demo").toString());
        return new DemoSettings(Settings.from(values, home, workingFolder), Settings.number(values, PACE, 60, 2, 600),
                Settings.number(values, SEED, 1, 0, 999_999_999_999_999_999L), start(values.getOrDefault(START, "09:00")),
                Settings.choice(values, THEN, "stay", "stop").equals("stop"));
    }

    private static LocalTime start(String text) throws Refusal {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal("A demo starts (--start) at a time such as 09:00, not \"%s\".", text);
        }
    }
}
