package org.carequeue.bench.part;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.carequeue.bench.client.Audience;
import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Series;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.BenchEvent;
import org.carequeue.bench.server.FanOutServer;
import org.carequeue.bench.server.Gateway;
import org.carequeue.bench.server.Limit;
import org.carequeue.bench.server.Missing;
import org.carequeue.bench.server.Nchan;
import org.carequeue.bench.server.Relay;
import org.carequeue.bench.server.Workshop;

/// What it costs a server to hand one event to thousands of clients: one event at a time, the next when all have it, and
/// in bursts of several publishers as fast as they can.
public final class FanOut implements Part {

    private static final int SETTLING_EVENTS = 5;
    /// What a server does once for each event it does seldom when it has thousands of clients: far too seldom to be
    /// compiled before it is measured. So it first hears many events for few.
    private static final int FEW_CLIENTS = 20;
    private static final int MANY_EVENTS = 15_000;
    /// A server is warm when so little of its time goes into compiling, twice in a row; but it is not waited for for ever.
    private static final double STILL_COMPILING = 0.05;
    private static final int MOST_WARM_UPS = 12;
    private static final int DELIVERIES_ONE_AT_A_TIME = 150_000;
    private static final int PUBLISHERS = 8;
    private static final int BURST_EVENTS_EACH = 50;
    /// Bursts are measured at this size only: what matters there is how many events share a write.
    private static final int BURST_CLIENTS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double PER_CENT = 100;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var tables = new ArrayList<Table>();
        var missing = new ArrayList<String>();
        var servers = start(workshop, missing);
        try {
            for (var clients : plan.clients()) {
                tables.addAll(new AtSize(clients, servers, plan, progress).measure());
            }
        } finally {
            servers.forEach(FanOutServer::close);
        }
        tables.forEach(table -> missing.forEach(table::remark));
        return tables;
    }

    private static List<FanOutServer> start(Workshop workshop, List<String> missing) throws IOException {
        var servers = new ArrayList<FanOutServer>();
        try {
            servers.add(Gateway.start(workshop, true));
            servers.add(Gateway.start(workshop, false));
            for (var competitor : List.<Competitor> of(Relay::start, Nchan::start, Limit::start)) {
                try {
                    servers.add(competitor.start(workshop));
                } catch (Missing e) {
                    missing.add(String.valueOf(e.getMessage()));
                }
            }
            return servers;
        } catch (IOException e) {
            servers.forEach(FanOutServer::close);
            throw e;
        }
    }

    private interface Competitor {
        FanOutServer start(Workshop workshop) throws IOException, Missing;
    }

    /// The rounds with one number of clients.
    private static final class AtSize {

        private final int clients;
        private final List<FanOutServer> servers;
        private final Plan plan;
        private final Consumer<String> progress;
        private final Table single;
        private final Table burst;

        AtSize(int clients, List<FanOutServer> servers, Plan plan, Consumer<String> progress) {
            this.clients = clients;
            this.servers = servers;
            this.plan = plan;
            this.progress = progress;
            this.single = new Table("Fan-out, one event at a time to %,d clients: server CPU per delivery"
                    .formatted(clients), "µs");
            this.burst = new Table("Fan-out in bursts of %d publishers to %,d clients: server CPU per delivery"
                    .formatted(PUBLISHERS, clients), "µs");
        }

        List<Table> measure() throws IOException {
            for (var server : servers) {
                progress.accept("fan-out to %,d clients, warming up: %s".formatted(clients, server.name()));
                warmUp(server);
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                for (var server : servers) {
                    progress.accept("fan-out to %,d clients, round %d: %s".formatted(clients, round, server.name()));
                    var _ = turn(server, true);
                }
            }
            for (var name : List.of(Gateway.PAGES, Gateway.PLAIN)) {
                single.judgeRatio(name, Nchan.NAME, Target.atMost(0.85, name + " / nchan"));
                single.judgeRatio(name, Relay.NAME, Target.atMost(0.75, name + " / relay"));
            }
            burst.judgeRatio(Gateway.PAGES, Limit.NAME, Target.atMost(0.3, Gateway.PAGES + " / limit"));
            return clients == BURST_CLIENTS ? List.of(single, burst) : List.of(single);
        }

        private void warmUp(FanOutServer server) throws IOException {
            try (var few = Audience.connect(server.port(), FEW_CLIENTS, server.greeting(), BenchEvent.MARKER)) {
                var _ = oneAtATime(server, few, plan.amount(MANY_EVENTS), new Table("", ""));
            }
            var calm = 0;
            for (int turn = 1; turn <= MOST_WARM_UPS && calm < 2; turn++) {
                calm = turn(server, false) > STILL_COMPILING ? 0 : calm + 1;
            }
        }

        /// @return the share of the server's time that went into compiling
        private double turn(FanOutServer server, boolean counts) throws IOException {
            try (var audience = Audience.connect(server.port(), clients, server.greeting(), BenchEvent.MARKER)) {
                var _ = oneAtATime(server, audience, SETTLING_EVENTS, new Table("", ""));
                var compiling = oneAtATime(server, audience,
                        Math.max(SETTLING_EVENTS, plan.amount(DELIVERIES_ONE_AT_A_TIME) / clients),
                        counts ? single : new Table("", ""));
                if (clients == BURST_CLIENTS) {
                    burst(server, audience, plan.amount(BURST_EVENTS_EACH), counts ? burst : new Table("", ""));
                }
                return compiling;
            }
        }

        private double oneAtATime(FanOutServer server, Audience audience, int events, Table into) throws IOException {
            audience.forget();
            var millis = new Series();
            double compiling;
            try (var publisher = server.publisher()) {
                var before = Usage.of(server.processes());
                for (int i = 0; i < events; i++) {
                    audience.expect(1);
                    var published = System.nanoTime();
                    publisher.publish(BenchEvent.FIRST + i);
                    millis.add((audience.await(PATIENCE) - published) / NANOS_PER_MILLI);
                }
                var after = Usage.of(server.processes());
                var nanos = after.nanosSince(before);
                compiling = (double) after.compilingSince(before) / nanos;
                into.add(server.name(), nanos / NANOS_PER_MICRO / events / audience.size());
                into.note(server.name(), "ms to all: p50", millis.median());
                into.note(server.name(), "p99", millis.percentile(0.99));
                into.note(server.name(), "bytes", (double) audience.payload() / events / audience.size());
                into.note(server.name(), "% compiling", compiling * PER_CENT);
            }
            verify(server, audience, events);
            return compiling;
        }

        private void burst(FanOutServer server, Audience audience, int each, Table into) throws IOException {
            audience.forget();
            var events = PUBLISHERS * each;
            // Open until all is delivered: a connection that is closed early takes with it what is still under way.
            var publishers = new ArrayList<FanOutServer.Publisher>();
            try {
                for (int i = 0; i < PUBLISHERS; i++) {
                    publishers.add(server.publisher());
                }
                audience.expect(events);
                var before = Usage.of(server.processes());
                var began = System.nanoTime();
                var publishing = new ArrayList<CompletableFuture<Void>>();
                for (int lane = 0; lane < PUBLISHERS; lane++) {
                    var publisher = publishers.get(lane);
                    var first = BenchEvent.FIRST + lane;
                    publishing.add(CompletableFuture.runAsync(() -> publish(publisher, first, each),
                            task -> Thread.ofPlatform().start(task)));
                }
                var took = audience.await(PATIENCE) - began;
                publishing.forEach(CompletableFuture::join);
                var nanos = Usage.of(server.processes()).nanosSince(before);
                var hearing = clients + (server.publishersHear() ? PUBLISHERS - 1 : 0);
                into.add(server.name(), nanos / NANOS_PER_MICRO / events / hearing);
                into.note(server.name(), "events/s to each", events / (took / 1e9));
                into.note(server.name(), "events a frame", (double) events * clients / audience.frames());
            } catch (CompletionException e) {
                throw new IOException(server.name() + ": publishing failed", e);
            } finally {
                for (var publisher : publishers) {
                    publisher.close();
                }
            }
            verify(server, audience, events);
        }

        private static void publish(FanOutServer.Publisher publisher, long first, int each) {
            try {
                for (int i = 0; i < each; i++) {
                    publisher.publish(first + (long) i * PUBLISHERS);
                }
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }

        private static void verify(FanOutServer server, Audience audience, int events) throws IOException {
            if (!audience.sawOnceEach(BenchEvent.FIRST, events)) {
                throw new IOException(server.name() + ": a client did not get every event exactly once");
            }
            if (!audience.sawOneOrder()) {
                throw new IOException(server.name() + ": the clients saw the events in different orders");
            }
        }
    }
}
