package org.carequeue.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// Plays a day on a demo that is running, and says at the end what became of it:
///
/// ```
/// java -jar demo.jar http://127.0.0.1:8080 PASSWORD [seed] [hours]
/// ```
///
/// `./carequeue demo` starts both. A system whose clock goes as ours does is a clinic's and is left alone.
public final class Demo {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final int USAGE = 64;

    private Demo() {
    }

    /// Exits with 0 when the day is over, 1 when it could not be played to its end, and 64 for arguments that make no
    /// sense.
    public static void main(String[] arguments) {
        // What is printed is read by machines, too, and a number is written in the same digits everywhere.
        Locale.setDefault(Locale.ROOT);
        var end = 0;
        try {
            if (arguments.length < 2 || arguments.length > 4) {
                throw new IllegalArgumentException("usage: demo ADDRESS PASSWORD [SEED] [HOURS]");
            }
            var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
            var hours = arguments.length > 3 ? Integer.parseInt(arguments[3]) : DayFigures.ARRIVALS.size();
            play(Staff.signedIn(URI.create(arguments[0]), arguments[1], () -> UUID.randomUUID().toString()),
                    PlannedDay.of(seed, hours));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            end = USAGE;
        } catch (IOException | ExecutionException e) {
            System.err.println("The day could not be played to its end: " + e.getMessage());
            end = 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = 1;
        }
        System.exit(end);
    }

    private static void play(Staff staff, PlannedDay day) throws IOException, InterruptedException, ExecutionException {
        var gateway = staff.reception();
        var clock = gateway.get("/api/clock");
        var pace = clock.body().path("pace").asInt(1);
        if (pace <= 1) {
            throw new IllegalArgumentException("This system's clock goes as ours does: it is no demo, and nobody plays on it.");
        }
        var time = new ClinicTime(Instant.parse(clock.text("now")), System.nanoTime(), pace, System::nanoTime);
        WalkIns.open(staff.manager());
        var settings = gateway.get("/api/settings");
        var zone = ZoneId.of(settings.text("zone"));
        var targets = new LinkedHashMap<String, Duration>();
        settings.body().path("scale").path("levels")
                .forEach(level -> targets.put(level.path("code").asText(), Duration.parse(level.path("target").asText())));
        var tally = new Tally();
        var now = time.now();
        var opens = now.atZone(zone).toLocalDate().atTime(DayFigures.OPENS).atZone(zone).toInstant();
        var coming = day.after(Duration.between(opens, now));
        say("%d patients are going to come, %d times as fast as in life".formatted(coming.patients().size(), pace));
        try (var people = new People(staff, time, opens, coming, tally)) {
            while (!people.areDone(BETWEEN_LINES)) {
                say(Report.progress(clockFace(zone, time.now()), tally, coming.patients().size()));
            }
        }
        say(Report.ofDay(tally, measured(targets)));
    }

    /// Who is to be seen at once is measured by two minutes.
    private static Map<String, Duration> measured(Map<String, Duration> targets) {
        var measured = new LinkedHashMap<String, Duration>();
        targets.forEach((level, target) -> measured.put(level, target.isZero() ? Duration.ofMinutes(2) : target));
        return measured;
    }

    private static String clockFace(ZoneId zone, Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(instant);
    }

    private static void say(String text) {
        List.of(text.split("\n", -1)).forEach(System.out::println);
    }
}
