package org.carequeue.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.launcher.TestReports.Case;
import org.carequeue.launcher.TestReports.Module;
import org.carequeue.launcher.TestReports.Result;

/** What stands on the terminal when all tests have run. The last line is read by programs: do not change it. */
final class TestSummary {

    private TestSummary() {
    }

    static List<String> lines(List<Module> modules, int exitCode, Duration took, Path log) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (Module module : modules) {
            lines.add("%-18s %4d tests in %3d classes%s".formatted(module.name(), module.cases().size(), module.classes(),
                    module.failures().isEmpty() ? "" : ", " + module.failures().size() + " failed"));
        }
        List<Case> failures = modules.stream().flatMap(module -> module.failures().stream()).toList();
        if (!failures.isEmpty()) {
            lines.add("");
            for (Case failure : failures) {
                lines.add("FAILED " + failure.name());
                if (!failure.reason().isEmpty()) {
                    lines.add("       " + failure.reason());
                }
            }
        }
        lines.add("");
        lines.add("%s after %s; the full output is in %s".formatted(verdict(exitCode, failures), Seconds.of(took), log));
        lines.add("%d passed, %d failed, %d skipped".formatted(count(modules, Result.PASSED),
                count(modules, Result.FAILED), count(modules, Result.SKIPPED)));
        return lines;
    }

    private static String verdict(int exitCode, List<Case> failures) {
        if (exitCode == 0) {
            return "The build succeeded";
        }
        return failures.isEmpty() ? "The build failed for another reason than a test" : "The build failed";
    }

    private static long count(List<Module> modules, Result result) {
        return modules.stream().mapToLong(module -> module.count(result)).sum();
    }
}
