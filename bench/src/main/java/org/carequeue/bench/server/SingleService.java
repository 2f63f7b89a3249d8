package org.carequeue.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Health;
import org.carequeue.bench.client.Pass;

/// One program of the checkout on its own.
public final class SingleService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Started process;
    private final int port;
    private final Pass pass;

    /// How it is known that one has started, by its two ports.
    private interface Ready {
        boolean test(int port, int management);
    }

    private SingleService(Started process, int port, Pass pass) {
        this.process = process;
        this.pass = pass;
        this.port = port;
    }

    /// ticket-service with an empty log, which nobody reads.
    public static SingleService tickets(Workshop workshop) throws IOException {
        return start(workshop, "ticket-service", (_, management) -> Health.isReady(management));
    }

    /// The endpoint that does nothing.
    public static SingleService trivial(Workshop workshop) throws IOException {
        return start(workshop, "bench/endpoint", (port, _) -> Ports.answers(port));
    }

    private static SingleService start(Workshop workshop, String module, Ready ready) throws IOException {
        var name = module.replace('/', '-');
        var free = Ports.free(2);
        var port = free.getFirst();
        var management = free.getLast();
        var data = workshop.data(name);
        var environment = Map.of("CAREQUEUE_HOST", "127.0.0.1", "CAREQUEUE_TICKET_PORT", Integer.toString(port),
                "CAREQUEUE_TICKET_MANAGEMENT_PORT", Integer.toString(management), "CAREQUEUE_DATA", data.toString());
        var process = Started.run(workshop.folder(), workshop.log(name), environment,
                workshop.java(module, "-Dquarkus.http.port=" + port));
        var service = new SingleService(process, port, Pass.of(data, module, workshop.clock()));
        try {
            process.await("ready", PATIENCE, () -> ready.test(port, management));
        } catch (IOException e) {
            service.close();
            throw e;
        }
        return service;
    }

    /// What it takes from a client.
    public Pass pass() {
        return pass;
    }

    public int port() {
        return port;
    }

    public List<Long> processes() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
