package org.carequeue.bench.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.carequeue.bench.client.Health;
import org.carequeue.bench.client.Pass;

/// The built statistics-service, which reads logs that are made up here.
public final class StatisticsServer implements AutoCloseable {

    /// In the order in which what happens goes through them.
    public static final List<String> LOGS = List.of("ticket-service", "triage-service", "pharmacy-service");

    private static final String SERVICE = "statistics-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Started process;
    private final Map<String, Upstream> upstreams;
    private final Map<String, List<String>> held = new HashMap<>();
    private final int port;
    private final Pass pass;

    private StatisticsServer(Workshop workshop, Path data, String database, Map<String, Upstream> upstreams,
            boolean ready) throws IOException {
        this.upstreams = upstreams;
        var free = Ports.free(2);
        this.port = free.getFirst();
        var management = free.getLast();
        var environment = new HashMap<>(Map.of("CAREQUEUE_DATA", data.toString(), "CAREQUEUE_STATISTICS_DATABASE_URL", database,
                Clinic.portVariable(SERVICE), Integer.toString(port), Clinic.managementVariable(SERVICE),
                Integer.toString(management)));
        upstreams.forEach((service, upstream) -> environment.put(Clinic.portVariable(service),
                Integer.toString(upstream.port())));
        this.process = Started.run(workshop.folder(), workshop.log(SERVICE), environment, workshop.java(SERVICE));
        this.pass = Pass.of(data, SERVICE, workshop.clock());
        try {
            // It is once it has read all that there is.
            if (ready) {
                await("ready", () -> Health.isReady(management));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static Map<String, Upstream> upstreams() throws IOException {
        var upstreams = new LinkedHashMap<String, Upstream>();
        for (var service : LOGS) {
            upstreams.put(service, new Upstream(service));
        }
        return upstreams;
    }

    /// On the rows of years, while nothing new happens.
    ///
    /// @param postgres whether they are in PostgreSQL, and not in the service's own file
    public static StatisticsServer of(Workshop workshop, Years years, boolean postgres) throws IOException {
        return postgres ? new StatisticsServer(workshop, workshop.data(SERVICE), years.postgres(), upstreams(), true)
                : new StatisticsServer(workshop, years.h2(), "", upstreams(), true);
    }

    /// On an empty database, and with the logs to be read, but for the last events of each.
    ///
    /// @param database which of PostgreSQL's, from 0 on; below 0 the service's own file
    /// @param hold how many are kept back
    public static StatisticsServer reading(Workshop workshop, Years years, int database, int hold) throws IOException {
        var upstreams = upstreams();
        var held = new HashMap<String, List<String>>();
        for (var service : LOGS) {
            var log = years.log(service);
            var told = log.size() - hold;
            var upstream = Objects.requireNonNull(upstreams.get(service));
            log.subList(0, told).forEach(event -> upstream.commit(_ -> event.getBytes(ISO_8859_1)));
            held.put(service, log.subList(told, log.size()));
        }
        var server = new StatisticsServer(workshop, workshop.data(SERVICE), database < 0 ? "" : years.emptyPostgres(database),
                upstreams,
                false);
        server.held.putAll(held);
        return server;
    }

    /// One of the events that were kept back happens.
    ///
    /// @return the event
    public String happens(String service, int which) {
        var event = Objects.requireNonNull(held.get(service)).get(which);
        Objects.requireNonNull(upstreams.get(service)).commit(_ -> event.getBytes(ISO_8859_1));
        return event;
    }

    /// How many events it has counted for good.
    public int counted() {
        return upstreams.values().stream().mapToInt(Upstream::acknowledged).sum();
    }

    /// Waits until something holds.
    public void await(String what, BooleanSupplier holds) throws IOException {
        process.await(what, PATIENCE, holds);
    }

    public int port() {
        return port;
    }

    /// What it takes from a manager.
    public Pass pass() {
        return pass;
    }

    public List<Long> processes() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
        upstreams.values().forEach(Upstream::close);
    }
}
