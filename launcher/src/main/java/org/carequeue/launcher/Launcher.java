package org.carequeue.launcher;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
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

import org.carequeue.launcher.cache.Training;
import org.carequeue.launcher.demo.Demo;
import org.carequeue.launcher.demo.DemoSettings;
import org.carequeue.launcher.files.AccessKey;
import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.people.Users;
import org.carequeue.launcher.settings.Flags;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.tests.TestRun;
import org.carequeue.launcher.time.SteadyClock;
import org.carequeue.launcher.up.AcceptLog;
import org.carequeue.launcher.up.Down;
import org.carequeue.launcher.up.Question;
import org.carequeue.launcher.up.Rebuild;
import org.carequeue.launcher.up.Reset;
import org.carequeue.launcher.up.Up;

/// Runs CareQueue on one machine: `up` starts the services and watches them until it is stopped, `demo` does so and
/// plays a day on them, `down` stops such a run from another terminal, `reset` deletes the stored data, `accept-log` has a
/// service's new log read after its data was lost, `statistics rebuild` has the figures made anew, `user` says who can sign in, `key` has the services sign with another key,
/// `train` makes what lets the services start faster, and `test` and `soak`
/// run tests.
///
/// The script `carequeue` calls this class and builds it beforehand. Two system properties tell it where it is:
/// `carequeue.home`, the checkout (otherwise the current folder), and `carequeue.maven`, the Maven that `test` runs. The
/// exit code is 0 for a run that was asked to stop and did, 64 for a command line that makes no sense, and 1 for everything
/// else that went wrong; `test` hands on Maven's.
public final class Launcher {

    private final Map<String, String> environment = System.getenv();
    private final Path workingFolder = Path.of("").toAbsolutePath();
    private final Path home = workingFolder.resolve(System.getProperty("carequeue.home", "")).normalize();
    // The services log in UTF-8, whatever the terminal's locale is; what they print is handed on as it is.
    private final PrintStream out = utf8(FileDescriptor.out);
    private final PrintStream err = utf8(FileDescriptor.err);

    private Launcher() {
    }

    /// Runs one command and ends the JVM with its exit code.
    ///
    /// @param arguments the command and its options
    public static void main(String[] arguments) {
        // What is printed is read by machines, too, and a number is written in the same digits everywhere.
        Locale.setDefault(Locale.ROOT);
        System.exit(new Launcher().run(new ArrayList<>(List.of(arguments))));
    }

    private int run(List<String> options) {
        try {
            var command = options.isEmpty() ? "" : options.removeFirst();
            return switch (command) {
                case "up" -> up(options);
                case "demo" -> demo(options);
                case "down" -> new Down(home, data(options), out).run();
                case "reset" -> {
                    var question = question(options);
                    yield new Reset(home, data(options), out).run(question);
                }
                case "accept-log" -> acceptLog(options);
                case "statistics" -> statistics(options);
                case "user" -> user(options);
                case "key" -> key(options);
                case "train" -> train(options);
                case "test" -> tests().test(options);
                case "soak" -> tests().soak(options);
                default -> throw Refusal.usage("\"%s\" is no command of the launcher; call ./carequeue help.", command);
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
        var settings = Settings.from(Flags.over(environment, options, Settings.variables()), home, workingFolder);
        if (Files.exists(settings.data().resolve(Demo.CLOCK_FILE))) {
            out.println("carequeue: %s is a demo's: its clock goes faster, and its patients are made up"
                    .formatted(settings.data()));
        }
        var trains = settings.usesStartCache() && !"never".equals(environment.get("CAREQUEUE_BUILD"))
                && settings.leftOut().isEmpty() && !Training.isDone(home);
        return untilStopped(new Up(settings, out, err, BackOff.USUAL,
                (console, _) -> trains ? Training.inBackground(home, Launcher.class, console) : null)::run);
    }

    private int train(List<String> options) throws Refusal {
        Flags.over(environment, options, Set.of());
        return untilStopped(new Training(home, out)::run);
    }

    private int demo(List<String> options) throws Refusal {
        var settings = DemoSettings.from(environment, options, home, workingFolder);
        return untilStopped(new Demo(settings, Clock.systemDefaultZone(), out, err)::run);
    }

    /// Something that runs until it is stopped, and returns the exit code.
    private interface Run {
        int until(Consumer<Runnable> stopper) throws Refusal;
    }

    private static int untilStopped(Run run) throws Refusal {
        var end = new CompletableFuture<Integer>();
        var exitCode = 1;
        try {
            exitCode = run.until(stop -> stopOnSignal(stop, end));
        } finally {
            end.complete(exitCode);
        }
        return exitCode;
    }

    /// Ctrl-C and SIGTERM: the JVM ends as soon as its hooks do, so the hook waits until all is stopped.
    private static void stopOnSignal(Runnable stop, CompletableFuture<Integer> end) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            // By itself the JVM would end with 130 or 143, as if a stop that was asked for had been an accident.
            Runtime.getRuntime().halt(end.join());
        }, "stop"));
    }

    private int acceptLog(List<String> options) throws Refusal {
        var question = question(options);
        var service = options.isEmpty() || options.getFirst().startsWith("-") ? "" : options.removeFirst();
        return new AcceptLog(data(options), out, new SteadyClock(), AcceptLog.PATIENCE).run(service, question);
    }

    private int statistics(List<String> options) throws Refusal {
        if (options.isEmpty() || !options.removeFirst().equals("rebuild")) {
            throw Refusal.usage("The figures can be made anew: ./carequeue statistics rebuild");
        }
        return new Rebuild(data(options), out, new SteadyClock(), Rebuild.PATIENCE).run();
    }

    private int user(List<String> options) throws Refusal {
        var flags = options.stream().takeWhile(word -> !word.startsWith("--")).count();
        var words = List.copyOf(options.subList(0, (int) flags));
        var settings = Settings.from(Flags.over(environment, options.subList((int) flags, options.size()),
                Settings.variables()), home, workingFolder);
        return new Users(settings.address(Service.GATEWAY), settings.tls().vouches(settings.data()), settings.data(),
                new SteadyClock(), out, this::password).run(words);
    }

    /// At a terminal without showing it; else the first line of what comes in.
    private String password() throws IOException, Refusal {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("password: ");
            return typed == null ? "" : new String(typed);
        }
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new Refusal("A password is asked for, and nobody is there to type it.");
        }
        return line;
    }

    private int key(List<String> options) throws Refusal {
        if (options.isEmpty() || !options.removeFirst().equals("rotate")) {
            throw Refusal.usage("The key of the services can be rotated: ./carequeue key rotate");
        }
        var data = data(options);
        try {
            AccessKey.rotate(data);
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
        out.println(
                "The services sign with another key from now on. The one before is believed beside it until the next time.");
        return 0;
    }

    private Question question(List<String> options) {
        return new Question(options.removeIf("--yes"::equals), new InputStreamReader(System.in, Charset.defaultCharset()), out);
    }

    private Path data(List<String> options) throws Refusal {
        return Settings.data(Flags.over(environment, options, Set.of(Settings.DATA)), home, workingFolder);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
