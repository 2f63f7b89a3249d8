package org.carequeue.launcher;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs CareQueue on one machine: {@code up} starts the four services and watches them until it is stopped, {@code demo}
 * does so and plays a day on them, {@code down} stops such a run from another terminal, {@code reset} deletes the stored data,
 * {@code accept-log} has a service's new log
 * read after its data was lost, {@code train} makes what lets the services start faster, and {@code test} runs all tests.
 *
 * <p>
 * The script {@code carequeue} calls this class and builds it beforehand. Two system properties tell it where it is:
 * {@code carequeue.home}, the checkout (otherwise the current folder), and {@code carequeue.maven}, the Maven that
 * {@code test} runs. The exit code is 0 for a run that was asked to stop and did, 64 for a command line that makes no
 * sense, and 1 for everything else that went wrong; {@code test} hands on Maven's.
 */
public final class Launcher {

    private final Map<String, String> environment;
    private final Path home;
    private final Path workingFolder;
    private final PrintStream out;
    private final PrintStream err;

    private Launcher(Map<String, String> environment, Path home, Path workingFolder, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.home = home;
        this.workingFolder = workingFolder;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs one command and ends the JVM with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        // What is printed is read by machines, too, and a number is written in the same digits everywhere.
        Locale.setDefault(Locale.ROOT);
        Path workingFolder = Path.of("").toAbsolutePath();
        Path home = workingFolder.resolve(System.getProperty("carequeue.home", "")).normalize();
        // The services log in UTF-8, whatever the terminal's locale is; what they print is handed on as it is.
        Launcher launcher = new Launcher(System.getenv(), home, workingFolder, utf8(FileDescriptor.out),
                utf8(FileDescriptor.err));
        System.exit(launcher.run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        try {
            String command = arguments.isEmpty() ? "" : arguments.getFirst();
            List<String> options = new ArrayList<>(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
            return switch (command) {
                case "up" -> up(options);
                case "demo" -> demo(options);
                case "down" -> new Down(home, data(options), out).run();
                case "reset" -> reset(options);
                case "accept-log" -> acceptLog(options);
                case "train" -> train(options);
                case "test" -> tests().run(options);
                case "soak" -> tests().run(Soak.of(options));
                default -> throw Refusal.usage("\"%s\" is no command of the launcher; call ./carequeue help."
                        .formatted(command));
            };
        } catch (Refusal refusal) {
            err.println("carequeue: " + refusal.sentence());
            return refusal.exitCode();
        }
    }

    private TestRun tests() {
        return new TestRun(home, System.getProperty("carequeue.maven", "mvn"), out);
    }

    private int up(List<String> options) throws Refusal {
        Settings settings = Settings.from(Flags.over(environment, options, Settings.variables()), home, workingFolder);
        if (Files.exists(settings.data().resolve(Demo.CLOCK_FILE))) {
            out.println("carequeue: %s is a demo's: its clock goes faster, and its patients are made up"
                    .formatted(settings.data()));
        }
        boolean trains = settings.usesStartCache() && !"never".equals(environment.get("CAREQUEUE_BUILD"))
                && settings.leftOut().isEmpty() && !Training.isDone(home);
        return untilStopped(stopper -> {
            try (BackgroundTraining training = new BackgroundTraining(home)) {
                return new Up(settings, out, err, BackOff.USUAL, (console, _) -> {
                    if (trains) {
                        training.begin(console);
                    }
                }).run(stopper);
            }
        });
    }

    private int train(List<String> options) throws Refusal {
        Flags.over(environment, options, Set.of());
        return untilStopped(new Training(home, new Rehearsal(), out)::run);
    }

    private int demo(List<String> options) throws Refusal {
        DemoSettings settings = DemoSettings.from(environment, options, home, workingFolder);
        return untilStopped(new Demo(settings, Clock.systemDefaultZone(), out, err)::run);
    }

    /** Something that runs until it is stopped, and returns the exit code. */
    private interface Run {
        int until(Consumer<Runnable> stopper) throws Refusal;
    }

    private static int untilStopped(Run run) throws Refusal {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        int exitCode = 1;
        try {
            exitCode = run.until(stop -> stopOnSignal(stop, end));
        } finally {
            end.complete(exitCode);
        }
        return exitCode;
    }

    /** Ctrl-C and SIGTERM: the JVM ends as soon as its hooks do, so the hook waits until all is stopped. */
    private static void stopOnSignal(Runnable stop, CompletableFuture<Integer> end) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            // By itself the JVM would end with 130 or 143, as if a stop that was asked for had been an accident.
            Runtime.getRuntime().halt(end.join());
        }, "stop"));
    }

    private int reset(List<String> options) throws Refusal {
        boolean yes = options.removeIf("--yes"::equals);
        Reader answers = new InputStreamReader(System.in, Charset.defaultCharset());
        return new Reset(home, data(options), out).run(yes, new BufferedReader(answers));
    }

    private int acceptLog(List<String> options) throws Refusal {
        boolean yes = options.removeIf("--yes"::equals);
        String service = options.isEmpty() || options.getFirst().startsWith("-") ? "" : options.removeFirst();
        Reader answers = new InputStreamReader(System.in, Charset.defaultCharset());
        return new AcceptLog(data(options), out, new SteadyClock(), AcceptLog.PATIENCE)
                .run(service, yes, new BufferedReader(answers));
    }

    private Path data(List<String> options) throws Refusal {
        return Settings.data(Flags.over(environment, options, Set.of(Settings.DATA)), home, workingFolder);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
