package org.carequeue.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.Health;

/// CareQueue's own fan-out: the built display-gateway, which reads the logs of three services that are all made up here.
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
    private final Upstream ticket;
    private final Upstream triage;
    private final Upstream pharmacy;

    private Gateway(boolean batch, Workshop workshop, Upstream ticket, Upstream triage, Upstream pharmacy)
            throws IOException {
        this.name = batch ? PAGES : PLAIN;
        this.greeting = new Greeting("/api/socket?audience=doctor", batch ? "carequeue.batch" : "", true);
        this.ticket = ticket;
        this.triage = triage;
        this.pharmacy = pharmacy;
        this.port = Ports.free(1).getFirst();
        triage.commit(BenchEvent::opened);
        var environment = Map.of(
                "CAREQUEUE_HOST", "127.0.0.1",
                "CAREQUEUE_GATEWAY_PORT", Integer.toString(port),
                "CAREQUEUE_TICKET_PORT", Integer.toString(ticket.port()),
                "CAREQUEUE_TRIAGE_PORT", Integer.toString(triage.port()),
                "CAREQUEUE_PHARMACY_PORT", Integer.toString(pharmacy.port()),
                "CAREQUEUE_DATA", workshop.data("gateway").toString());
        this.process = Started.run(workshop.folder(), workshop.log("gateway"), environment,
                ServiceJvm.command(workshop.jar("display-gateway")));
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param batch whether its clients offer `carequeue.batch`, as CareQueue's pages do
    public static Gateway start(Workshop workshop, boolean batch) throws IOException {
        var gateway = new Gateway(batch, workshop, new Upstream("ticket-service"), new Upstream("triage-service"),
                new Upstream("pharmacy-service"));
        try {
            gateway.process.await("ready", PATIENCE, () -> Health.isReady(gateway.port));
        } catch (IOException e) {
            gateway.close();
            throw e;
        }
        return gateway;
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
                triage.commit(sequence -> BenchEvent.committed(sequence, number));
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
        for (var upstream : List.of(ticket, triage, pharmacy)) {
            try {
                upstream.close();
            } catch (IOException e) {
                // It only listened.
            }
        }
    }
}
