package org.carequeue.launcher;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be set about a demo, validated.
 *
 * @param system what is set about every run; the data lie in {@code target/demo} unless said otherwise
 * @param pace how many of the clinic's seconds pass in one of ours, 2 to 600
 * @param seed which of the days is played
 * @param start the clinic's time at the start, of today
 * @param stops whether the demo ends with the day, instead of leaving its pages open
 */
record DemoSettings(Settings system, int pace, long seed, LocalTime start, boolean stops) {

    static final String PACE = "CAREQUEUE_PACE";
    static final String SEED = "CAREQUEUE_SEED";
    static final String START = "CAREQUEUE_START";
    static final String THEN = "CAREQUEUE_THEN";

    private static final int SLOWEST = 2;
    private static final int FASTEST = 600;

    static DemoSettings from(Map<String, String> environment, List<String> options, Path home, Path workingFolder)
            throws Refusal {
        Set<String> allowed = new TreeSet<>(Settings.variables());
        allowed.addAll(Set.of(PACE, SEED, START, THEN));
        Map<String, String> values = new HashMap<>(Flags.over(environment, options, allowed));
        if (values.containsKey(Settings.WITHOUT)) {
            throw new Refusal("A demo runs all four services; leave %s to up.".formatted(Flags.flag(Settings.WITHOUT)));
        }
        values.putIfAbsent(Settings.DATA, home.resolve("target").resolve("demo").toString());
        return new DemoSettings(Settings.from(values, home, workingFolder), pace(values.getOrDefault(PACE, "60")),
                seed(values.getOrDefault(SEED, "1")), start(values.getOrDefault(START, "09:00")),
                stops(values.getOrDefault(THEN, "stay")));
    }

    private static int pace(String text) throws Refusal {
        int pace = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (pace < SLOWEST || pace > FASTEST) {
            throw new Refusal("A demo's pace (--pace) is a number from %d to %d, not \"%s\".".formatted(SLOWEST, FASTEST,
                    text));
        }
        return pace;
    }

    private static long seed(String text) throws Refusal {
        if (!text.matches("\\d{1,18}")) {
            throw new Refusal("A demo's seed (--seed) is a number of at most 18 digits, not \"%s\".".formatted(text));
        }
        return Long.parseLong(text);
    }

    private static LocalTime start(String text) throws Refusal {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal("A demo starts (--start) at a time such as 09:00, not \"%s\".".formatted(text));
        }
    }

    private static boolean stops(String text) throws Refusal {
        return switch (text) {
            case "stop" -> true;
            case "stay" -> false;
            default -> throw new Refusal("After the day a demo can stop or stay (--then), not \"%s\".".formatted(text));
        };
    }
}
