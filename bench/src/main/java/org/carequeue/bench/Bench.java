package org.carequeue.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.carequeue.bench.figure.Json;
import org.carequeue.bench.figure.Printed;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.server.Workshop;

/// `./carequeue bench`: measures CareQueue's built jars beside their competitors, in one run and in turns, and prints the
/// medians beside the targets. docs/PERFORMANCE.md says what is measured and why so.
///
/// The script builds what is stale and calls this class; the system property `carequeue.home` names the checkout whose jars
/// are measured, otherwise it is the current folder. Exit code 0 when everything was measured, whether or not the targets
/// were reached; 1 when something did not work; 64 for a command line that makes no sense.
public final class Bench {

    private static final int USAGE = 64;
    /// From so much waiting work for each processor on, times say more about the machine than about what is measured.
    private static final double BUSY = 0.5;

    private final Workshop workshop;
    private final Clock clock;

    private Bench(Workshop workshop, Clock clock) {
        this.workshop = workshop;
        this.clock = clock;
    }

    /// @param words parts and options
    public static void main(String[] words) {
        // What is printed is read by machines, too, and a number is written in the same digits everywhere.
        Locale.setDefault(Locale.ROOT);
        var home = Path.of(System.getProperty("carequeue.home", "")).toAbsolutePath().normalize();
        var clock = Clock.systemUTC();
        System.exit(new Bench(new Workshop(home, home.resolve("target/bench"), clock), clock).run(List.of(words)));
    }

    private int run(List<String> words) {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println("carequeue: " + e.getMessage());
            System.err.println(Options.USAGE);
            return USAGE;
        }
        try (var _ = workshop.claim()) {
            measure(options);
            return 0;
        } catch (IOException e) {
            System.err.println("carequeue: the bench ended: " + e.getMessage());
            return 1;
        }
    }

    private void measure(Options options) throws IOException {
        var began = clock.instant();
        var facts = facts(began, options);
        warnWhereBusy();
        var figures = workshop.folder().resolve("figures-" + began.toString().replaceAll("[:.]", "-") + ".json");
        workshop.sweep();
        var tables = new ArrayList<Table>();
        for (var question : options.questions()) {
            var answers = question.part().measure(workshop, options.plan(), line -> progress(began, line));
            answers.forEach(table -> Printed.of(table).forEach(System.out::println));
            tables.addAll(answers);
            // After each part, so that what is known is not lost with a later one.
            Files.writeString(figures, Json.of(facts, tables));
        }
        System.out.println();
        System.out.println("Medians of %d rounds, in turn (least to most). The raw figures are in %s".formatted(
                options.plan().rounds(), figures));
    }

    private void progress(Instant began, String line) {
        System.out.println("[%3d s] %s".formatted(Duration.between(began, clock.instant()).toSeconds(), line));
    }

    private static void warnWhereBusy() {
        var processors = Runtime.getRuntime().availableProcessors();
        if (load() > BUSY * processors) {
            System.out.println(
                    "This machine has other work to do (a load of %.1f on %d processors): ratios may do, times will not."
                            .formatted(load(), processors));
        }
    }

    /// The average over the last minute; below 0 where the system does not tell.
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static Map<String, String> facts(Instant began, Options options) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("began", began.toString());
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load", Double.toString(load()));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("plan", options.plan().toString());
        return facts;
    }
}
