package org.carequeue.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.Health;

/// CareQueue's own fan-out: the built display-gateway, which reads the logs of services that are all made up here.
/// So its processor time is that of reading, projecting, encoding and sending, and of nothing else.
public final class Gateway implements FanOutServer {

    /// With clients that offer `carequeue.batch`, as it stands in the tables.
    public static final String PAGES = "CareQueue, pages (batch)";
    /// With clients that do not.
    public static final String PLAIN = "CareQueue, plain clients";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Greeting greeting;
    private final Started process;
    private final int port;
    private final int management;
    private final Map<String, Upstream> upstreams;

    private Gateway(boolean batch, Workshop workshop, Map<String, Upstream> upstreams) throws IOException {
        this.name = batch ? PAGES : PLAIN;
        this.greeting = new Greeting("/api/socket?audience=doctor", batch ? "carequeue.batch" : "", true);
        this.upstreams = upstreams;
        var free = Ports.free(2);
        this.port = free.getFirst();
        this.management = free.getLast();
        triage().commit(BenchEvent::opened);
        var environment = new HashMap<>(Map.of("CAREQUEUE_HOST", "127.0.0.1", "CAREQUEUE_DATA",
                workshop.data("gateway").toString(), Clinic.portVariable(Clinic.GATEWAY), Integer.toString(port),
                Clinic.managementVariable(Clinic.GATEWAY), Integer.toString(management)));
        upstreams.forEach((service, upstream) -> environment.put(Clinic.portVariable(service),
                Integer.toString(upstream.port())));
        this.process = Started.run(workshop.folder(), workshop.log("gateway"), environment,
                workshop.java(Clinic.GATEWAY));
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param batch whether its clients offer `carequeue.batch`, as CareQueue's pages do
    public static Gateway start(Workshop workshop, boolean batch) throws IOException {
        var upstreams = new HashMap<String, Upstream>();
        for (var service : workshop.services()) {
            if (!service.equals(Clinic.GATEWAY)) {
                upstreams.put(service, new Upstream(service));
            }
        }
        var gateway = new Gateway(batch, workshop, upstreams);
        try {
            gateway.process.await("ready", PATIENCE, () -> Health.isReady(gateway.management));
        } catch (IOException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    private Upstream triage() {
        return Objects.requireNonNull(upstreams.get(BenchEvent.SERVICE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Greeting greeting() {
        return greeting;
    }

    /// All publishers of a gateway end up in one log, as all doctors do.
    @Override
    public Publisher publisher() {
        return new Publisher() {
            @Override
            public void publish(long number) {
                triage().commit(sequence -> BenchEvent.committed(sequence, number));
            }

            @Override
            public void close() {
                // There is no connection of its own.
            }
        };
    }

    @Override
    public List<Long> processes() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
        upstreams.values().forEach(Upstream::close);
    }
}
