package org.carequeue.bench.part;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.carequeue.bench.client.Pass;
import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Series;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.StatisticsServer;
import org.carequeue.bench.server.Workshop;
import org.carequeue.bench.server.Years;

/// statistics-service on years of a busy clinic: how fast it counts what the logs say, how soon an event is in an answer, and how
/// long each question takes, on its own file and on PostgreSQL; beside it DuckDB, which is made for such questions, with the same
/// figures in SQL from the same rows.
public final class Statistics implements Part {

    private static final String H2 = "on H2";
    private static final String POSTGRESQL = "on PostgreSQL";
    private static final String DUCKDB = "DuckDB, the same in SQL";
    private static final List<String> GROUPINGS = List.of("nothing", "day", "week", "month", "hour", "weekday", "weekday-hour",
            "finish-hour",
            "service-line", "level", "room", "counter", "person", "clinic");
    /// In the logs: 200,000 events, however few a day has.
    private static final int VISITS_OF_THE_LOGS = 20_000;
    /// What SQL answers too simply to be compared, or for too few days.
    private static final Map<String, String> OTHERS = Map.of("waits", "/waits?by=nothing", "the visits behind a bar",
            "/visits?level=critical");
    private static final int HELD_BACK = 20;
    /// What is read before is for the compilers.
    private static final double WARM = 0.25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIVE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    private static final Pattern COUNT = Pattern.compile("\"(?:issued|submitted|measured)\":([0-9]+)");
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        progress.accept("statistics: making %d years of %,d visits a day".formatted(plan.years(), plan.visits()));
        var began = System.nanoTime();
        var days = Math.ceilDiv(plan.amount(VISITS_OF_THE_LOGS), plan.visits());
        try (var years = Years.make(workshop, plan.years(), plan.visits(), days, plan.rounds())) {
            progress.accept("statistics: %,d rows, %,d of them visits, in each of three databases after %.0f s".formatted(
                    years.rows(), years.visits(), (System.nanoTime() - began) / 1e9));
            var tables = new ArrayList<>(reading(workshop, years, plan, progress));
            for (var period : new TreeSet<>(List.of(1, plan.years()))) {
                tables.add(asking(workshop, years, period, plan, progress));
            }
            return tables;
        }
    }

    // ── reading ──

    private List<Table> reading(Workshop workshop, Years years, Plan plan, Consumer<String> progress) throws IOException {
        var ingestion = new Table("What the logs say, counted", "events/s");
        var live = new Table("From an event to an answer that counts it, the longest of %d".formatted(
                HELD_BACK * StatisticsServer.LOGS.size()), "s");
        for (int round = 0; round < plan.rounds(); round++) {
            for (var name : List.of(H2, POSTGRESQL)) {
                progress.accept("statistics, reading, round %d: %s".formatted(round + 1, name));
                var total = years.events() - HELD_BACK * StatisticsServer.LOGS.size();
                try (var server = StatisticsServer.reading(workshop, years, name.equals(H2) ? -1 : round, HELD_BACK)) {
                    var warm = (int) (total * WARM);
                    server.await("a quarter", () -> server.counted() >= warm);
                    var before = Usage.of(server.processes());
                    var first = server.counted();
                    var from = System.nanoTime();
                    server.await("all", () -> server.counted() == total);
                    ingestion.add(name, (total - first) / ((System.nanoTime() - from) / 1e9));
                    ingestion.note(name, "µs of the service's CPU per event",
                            Usage.of(server.processes()).nanosSince(before) / 1e3 / (total - first));
                    var times = live(server);
                    live.add(name, times.most());
                    live.note(name, "median", times.median());
                }
            }
        }
        for (var name : List.of(H2, POSTGRESQL)) {
            ingestion.median(name)
                    .ifPresent(value -> ingestion.judge(Target.atLeast(10_000, "events a second " + name), value));
            live.median(name).ifPresent(value -> live.judge(Target.atMost(2, "s " + name), value));
        }
        return List.of(ingestion, live);
    }

    private Series live(StatisticsServer server) throws IOException {
        var times = new Series();
        for (int which = 0; which < HELD_BACK; which++) {
            for (var service : StatisticsServer.LOGS) {
                var counted = server.counted();
                var from = System.nanoTime();
                var time = TIME.matcher(server.happens(service, which));
                if (!time.find()) {
                    throw new IOException("an event of " + service + " has no time");
                }
                var said = "\"" + service + "\":\"" + time.group(1) + "\"";
                while (!ask(server.port(), server.pass(), "?by=hour").contains(said) || server.counted() == counted) {
                    if (System.nanoTime() - from > LIVE.toNanos()) {
                        throw new IOException("the event of " + service + " at " + time.group(1) + " was not counted");
                    }
                    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                }
                times.add((System.nanoTime() - from) / 1e9);
            }
        }
        return times;
    }

    // ── asking ──

    private Table asking(Workshop workshop, Years years, int period, Plan plan, Consumer<String> progress) throws IOException {
        var span = period == 1 ? "a year" : period + " years";
        var table = new Table("The slowest of %d questions over %s".formatted(GROUPINGS.size() + OTHERS.size(), span), "s");
        try (var h2 = StatisticsServer.of(workshop, years, false); var postgres = StatisticsServer.of(workshop, years, true)) {
            for (int round = 0; round <= plan.rounds(); round++) {
                progress.accept("statistics, %s, %s".formatted(span, round == 0 ? "warming up" : "round " + round));
                var counts = new HashMap<String, Long>();
                for (var contender : List.of(new Contender(H2, h2.port(), h2.pass()),
                        new Contender(POSTGRESQL, postgres.port(), postgres.pass()),
                        new Contender(DUCKDB, years.duckDb(), Pass.NONE))) {
                    var took = ask(contender, years.last().minusYears(period).plusDays(1), years.last(), counts);
                    if (round > 0) {
                        table.add(contender.name(), Series.of(took.values().stream().mapToDouble(Double::doubleValue).toArray())
                                .most());
                        took.forEach((question, seconds) -> table.note(contender.name(), question, seconds));
                    }
                }
            }
        }
        table.median(POSTGRESQL).ifPresent(value -> table.judge(Target.atMost(period == 1 ? 1 : 3, "s " + POSTGRESQL), value));
        table.median(H2).ifPresent(value -> table.judge(Target.atMost(period == 1 ? 2 : 3, "s " + H2), value));
        table.remark("%,d visits and %,d other rows in all".formatted(years.visits(), years.rows() - years.visits()));
        return table;
    }

    private record Contender(String name, int port, Pass pass) {
    }

    /// Asks each question once.
    ///
    /// @param counts what the first one has counted: the others are to count the same
    private Map<String, Double> ask(Contender of, LocalDate from, LocalDate to, Map<String, Long> counts) throws IOException {
        var took = new LinkedHashMap<String, Double>();
        for (var by : GROUPINGS) {
            var began = System.nanoTime();
            var answer = ask(of.port(), of.pass(), "?from=" + from + "&to=" + to + "&by=" + by);
            took.put(by, (System.nanoTime() - began) / 1e9);
            var counted = COUNT.matcher(answer).results().mapToLong(count -> Long.parseLong(count.group(1))).sum();
            if (counts.computeIfAbsent(by, _ -> counted) != counted) {
                throw new IOException("%s counts %d by %s where others count %d".formatted(of.name(), counted, by,
                        counts.get(by)));
            }
        }
        if (of.pass() != Pass.NONE) {
            for (var other : OTHERS.entrySet()) {
                var began = System.nanoTime();
                ask(of.port(), of.pass(), other.getValue() + "&from=" + from + "&to=" + to);
                took.put(other.getKey(), (System.nanoTime() - began) / 1e9);
            }
        }
        return took;
    }

    private String ask(int port, Pass pass, String question) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/statistics" + question))
                .timeout(PATIENCE);
        var header = pass.header().strip();
        if (!header.isEmpty()) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1).strip());
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(ISO_8859_1));
            if (answer.statusCode() != 200) {
                throw new IOException("%s was answered by %d: %s".formatted(question, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
