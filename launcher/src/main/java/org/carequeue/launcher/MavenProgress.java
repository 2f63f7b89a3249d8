package org.carequeue.launcher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks from Maven's output what a person wants to see pass by: modules, test classes, the first errors. */
final class MavenProgress {

    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.+) \\S+ +(\\[\\d+/\\d+\\])");
    private static final Pattern TESTS = Pattern.compile("\\[\\w+\\] +Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+),"
            + " Skipped: (\\d+), Time elapsed: ([\\d.,]+) s.* (?:-- )?in (\\S+)");
    /** What Maven adds to every failure, whatever it is, and what would push the failure itself off the screen. */
    private static final Pattern ADVICE = Pattern.compile("\\[ERROR\\] *(|See .*|To see .*|Re-run .*|For more .*|After .*"
            + "| +mvn .*|-> \\[Help.*|\\[Help.*)");
    private static final int MOST_ERRORS = 20;

    private int errors;

    Optional<String> of(String line) {
        Matcher module = MODULE.matcher(line);
        if (module.matches()) {
            return Optional.of(module.group(2) + " " + module.group(1));
        }
        Matcher tests = TESTS.matcher(line);
        if (tests.matches()) {
            return Optional.of("      " + testClass(tests));
        }
        if (line.startsWith("[ERROR] ") && errors < MOST_ERRORS && !ADVICE.matcher(line).matches()) {
            errors++;
            return Optional.of("      " + line);
        }
        return Optional.empty();
    }

    private static String testClass(Matcher tests) {
        int failed = Integer.parseInt(tests.group(2)) + Integer.parseInt(tests.group(3));
        String name = tests.group(6).substring(tests.group(6).lastIndexOf('.') + 1);
        return "%s: %s tests%s%s, %s s".formatted(name, tests.group(1), failed == 0 ? "" : ", " + failed + " FAILED",
                tests.group(4).equals("0") ? "" : ", " + tests.group(4) + " skipped", tests.group(5));
    }
}
