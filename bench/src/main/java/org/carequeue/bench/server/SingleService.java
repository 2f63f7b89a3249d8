package org.carequeue.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.carequeue.bench.client.Health;
import org.carequeue.bench.client.Pass;

/// One program of the checkout on its own.
public final class SingleService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Started process;
    private final int port;
    private final Pass pass;

    private SingleService(Started process, int port, Pass pass) {
        this.process = process;
        this.pass = pass;
        this.port = port;
    }

    /// ticket-service with an empty log, which nobody reads.
    public static SingleService tickets(Workshop workshop) throws IOException {
        return start(workshop, "ticket-service", Health::isReady);
    }

    /// The endpoint that does nothing.
    public static SingleService trivial(Workshop workshop) throws IOException {
        return start(workshop, "bench/endpoint", Ports::answers);
    }

    private static SingleService start(Workshop workshop, String module, IntPredicate ready) throws IOException {
        var name = module.replace('/', '-');
        var port = Ports.free(1).getFirst();
        var data = workshop.data(name);
        var environment = Map.of("CAREQUEUE_HOST", "127.0.0.1", "CAREQUEUE_TICKET_PORT", Integer.toString(port),
                "CAREQUEUE_DATA", data.toString());
        var process = Started.run(workshop.folder(), workshop.log(name), environment,
                workshop.java(module, "-Dquarkus.http.port=" + port));
        var service = new SingleService(process, port, Pass.of(data, module, workshop.clock()));
        try {
            process.await("ready", PATIENCE, () -> ready.test(port));
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
