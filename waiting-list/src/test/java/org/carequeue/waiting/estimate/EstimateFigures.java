package org.carequeue.waiting.estimate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.Workplace;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.estimate.SimulatedDay.Kind;

/// How good the estimates are on simulated days, and what one costs: for the bench, `./carequeue bench estimate`, which starts
/// it with a file for the figures and how many days of each kind are played.
final class EstimateFigures {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int NOON = 12;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<String> figures = new ArrayList<>();

    private EstimateFigures() {
    }

    /// @param arguments where the figures are written, a line each: kind of days, what it is, value, by tabulators; how many
    /// days of each kind; and how many estimates are timed
    public static void main(String[] arguments) throws IOException {
        var of = new EstimateFigures();
        var days = Integer.parseInt(arguments[1]);
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("usual", Kind.usual(SimulatedDays.DOCTORS));
        kinds.put("a doctor leaves at noon",
                new Kind(1, hour -> hour < NOON ? SimulatedDays.DOCTORS : SimulatedDays.DOCTORS - 1, false));
        kinds.put("twice the arrivals", new Kind(2, _ -> SimulatedDays.DOCTORS, false));
        kinds.put("a critical patient every hour", new Kind(1, _ -> SimulatedDays.DOCTORS, true));
        kinds.forEach((name, kind) -> {
            var played = SimulatedDays.of(kind, days, SimulatedDays.DOCTORS);
            of.days(name, played);
            of.days(name + ", told", played.told());
        });
        of.time(Integer.parseInt(arguments[2]));
        var file = Path.of(arguments[0]);
        var written = Files.write(file.resolveSibling("writing.tsv"), of.figures);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void days(String kind, SimulatedDays days) {
        add(kind, "error", days.error());
        add(kind, "error of the simple formula", days.simpleError());
        add(kind, "% held by P10 to P90", days.held());
        add(kind, "% within P90", days.within());
        add(kind, "bias", days.bias());
        add(kind, "mean wait", days.meanWait());
        add(kind, "% beyond 4 h", days.beyond());
        add(kind, "waits", days.count());
    }

    /// Where 200 wait for ten doctors, all of whom are busy: what has to be known of it included. Processor time, which is the
    /// figure to trust on a machine that does other things, too.
    private void time(int times) {
        var settings = ClinicSettings.defaults(ZoneOffset.UTC);
        var list = new WaitingList();
        list.configured(settings);
        var random = new Random(1);
        for (int number = 1; number <= 200; number++) {
            list.put(visit(settings, number, random));
        }
        var held = new HashMap<String, Visit>();
        for (int room = 1; room <= 10; room++) {
            held.put(Workplace.ROOM.named(Integer.toString(room)), visit(settings, 200 + room, random)
                    .called(Integer.toString(room), NOW.minusSeconds(random.nextInt(900))));
        }
        var learned = SimulatedDays.usual(SimulatedDays.DOCTORS);
        var nanos = new long[times];
        // The first round is for the compiler.
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < times; i++) {
                var now = NOW.plusMillis(i);
                var began = THREADS.getCurrentThreadCpuTime();
                WaitEstimator.of(Situation.of(list, settings, held, new HashMap<>(), now), learned.outlook(now),
                        WaitEstimator.REPLAYS, new SplittableRandom(i));
                nanos[i] = THREADS.getCurrentThreadCpuTime() - began;
            }
        }
        Arrays.sort(nanos);
        add("200 waiting", "p50 ms", nanos[times / 2] / 1e6);
        add("200 waiting", "p99 ms", nanos[times * 99 / 100] / 1e6);
    }

    private static Visit visit(ClinicSettings settings, int number, Random random) {
        var id = new TicketId(LocalDate.of(2026, 3, 2), new TicketNumber('A', number));
        var level = settings.scale().levels().get(random.nextInt(5));
        var line = settings.serviceLines().get(random.nextInt(2)).code();
        return Visit.opened(new Ticket(id, id.number(), line, NOW.minus(Duration.ofSeconds(random.nextInt(7_200))),
                level.code(), level.target(), 1, "hash"), number, settings.scale());
    }

    private void add(String of, String what, double value) {
        figures.add(of + "\t" + what + "\t" + value);
    }
}
