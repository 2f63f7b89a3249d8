package org.carequeue.bench.part;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.carequeue.bench.client.Audience;
import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.HttpLink;
import org.carequeue.bench.client.Kiosks;
import org.carequeue.bench.client.Marker;
import org.carequeue.bench.client.WebSocketLink;
import org.carequeue.bench.figure.Series;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.Clinic;
import org.carequeue.bench.server.Missing;
import org.carequeue.bench.server.Relay;
import org.carequeue.bench.server.Workshop;

/// How long it takes from the press at the kiosk until the number stands on a thousand screens: through the gateway, onto
/// ticket-service's disk, and back through the gateway, with all four services running. Beside it the relay, which only
/// passes a message of the same length on.
public final class Press implements Part {

    private static final String CLINIC = "CareQueue, kiosk to screens";
    private static final String RELAY = "relay, in to out";
    private static final int SCREENS = 1_000;
    private static final int PRESSES = 200;
    private static final int WARM_UP_PRESSES = 2_000;
    private static final int WARM_UP_REPEATS = 30_000;
    private static final int WARM_UP_KIOSKS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Marker NEW_TICKET = Marker.after("\"new-ticket\",\"version\":", 0);

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var table = new Table("From the press to %,d screens: p99 of %d presses"
                .formatted(SCREENS, plan.amount(PRESSES)), "ms");
        progress.accept("press: starting a clinic");
        try (var clinic = Clinic.start(workshop); var turns = new Turns()) {
            turns.add(throughClinic(clinic, plan));
            try {
                turns.add(throughRelay(workshop));
            } catch (Missing e) {
                table.remark(String.valueOf(e.getMessage()));
            }
            for (int round = 0; round <= plan.rounds(); round++) {
                for (var turn : turns.all) {
                    progress.accept("press, %s: %s".formatted(round == 0 ? "warming up" : "round " + round, turn.name()));
                    var millis = turn.press(plan.amount(round == 0 ? WARM_UP_PRESSES : PRESSES));
                    if (round > 0) {
                        table.add(turn.name(), millis.percentile(0.99));
                        table.note(turn.name(), "p50", millis.median());
                        table.note(turn.name(), "worst", millis.most());
                    }
                }
            }
        }
        table.judgeRatio(CLINIC, RELAY, Target.atMost(1.5, "p99, press to screens / the relay's own hop"));
        return List.of(table);
    }

    private static Turn throughClinic(Clinic clinic, Plan plan) throws IOException {
        var port = clinic.port(Clinic.GATEWAY);
        new Kiosks(port, "/api/tickets", "{}", "warm").repeat(WARM_UP_KIOSKS, plan.amount(WARM_UP_REPEATS));
        var screen = new Greeting("/api/socket?audience=screen", "carequeue.batch", true);
        var screens = Audience.connect(port, SCREENS, screen, NEW_TICKET);
        var kiosk = HttpLink.connect(port);
        var presses = new AtomicLong();
        var body = "{}".getBytes(US_ASCII);
        return new Turn(CLINIC, screens, () -> kiosk.post("/api/tickets",
                "CareQueue-Workplace: kiosk 1\r\nIdempotency-Key: press-" + presses.incrementAndGet() + "\r\n", body),
                List.of(screens, kiosk));
    }

    private static Turn throughRelay(Workshop workshop) throws IOException, Missing {
        var relay = Relay.start(workshop);
        var clients = Audience.connect(relay.port(), SCREENS, relay.greeting(), NEW_TICKET);
        var sender = WebSocketLink.connect(relay.port(), relay.greeting(), (_, _, _) -> {
        });
        var version = new AtomicLong(1_000);
        return new Turn(RELAY, clients, () -> sender.send(("{\"type\":\"new-ticket\",\"version\":"
                + version.incrementAndGet() + ",\"ticket\":{\"number\":\"A0042\"}}").getBytes(US_ASCII)),
                List.of(sender, clients, relay));
    }

    /// The contenders, so that all of them are closed.
    private static final class Turns implements AutoCloseable {

        private final List<Turn> all = new ArrayList<>();

        void add(Turn turn) {
            all.add(turn);
        }

        @Override
        public void close() throws IOException {
            for (var turn : all) {
                turn.close();
            }
        }
    }

    @FunctionalInterface
    private interface Hop {
        void go() throws IOException;
    }

    /// One contender.
    ///
    /// @param hop puts one message in
    /// @param open what is to be closed, in this order
    private record Turn(String name, Audience audience, Hop hop, List<AutoCloseable> open) {

        /// One after the other, each when the one before stands everywhere.
        Series press(int times) throws IOException {
            audience.forget();
            var millis = new Series();
            for (int i = 0; i < times; i++) {
                audience.expect(1);
                var pressed = System.nanoTime();
                hop.go();
                millis.add((audience.await(PATIENCE) - pressed) / 1e6);
            }
            if (!audience.sawOneOrder()) {
                throw new IOException(name + ": the screens saw the tickets in different orders");
            }
            return millis;
        }

        void close() throws IOException {
            for (var one : open) {
                try {
                    one.close();
                } catch (IOException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
        }
    }
}
