package org.carequeue.bench.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.Kiosks;
import org.carequeue.bench.client.LogReader;
import org.carequeue.bench.client.WebSocketLink;
import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.SingleService;
import org.carequeue.bench.server.Workshop;

/// How fast ticket-service serves its log to a reader that comes late: from its journal, over `/events`, to one that
/// acknowledges each message and does nothing else with it.
public final class CatchUp implements Part {

    private static final String READER = "late reader";
    private static final int EVENTS = 200_000;
    private static final int KIOSKS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var events = plan.amount(EVENTS);
        var table = new Table("Catch-up of a reader, %,d events behind".formatted(events), "events/s");
        try (var tickets = SingleService.tickets(workshop)) {
            progress.accept("catch-up: issuing %,d tickets".formatted(events));
            new Kiosks(tickets.port(), "/tickets", "{}", "log", tickets.pass()).press(KIOSKS, events);
            for (int round = 0; round <= plan.rounds(); round++) {
                progress.accept("catch-up, " + (round == 0 ? "warming up" : "round " + round));
                var before = Usage.of(tickets.processes());
                var began = System.nanoTime();
                var read = read(tickets);
                var seconds = (System.nanoTime() - began) / 1e9;
                if (read < events) {
                    throw new IOException("%d events were served, of at least %d".formatted(read, events));
                }
                if (round > 0) {
                    table.add(READER, read / seconds);
                    table.note(READER, "µs of server CPU per event",
                            Usage.of(tickets.processes()).nanosSince(before) / 1e3 / read);
                }
            }
        }
        table.judge(Target.atLeast(50_000, "events a second"), table.median(READER).orElse(Double.NaN));
        return List.of(table);
    }

    /// Reads the whole log, and returns how many events there are in it.
    private static long read(SingleService tickets) throws IOException {
        var done = new CompletableFuture<Long>();
        var reader = new LogReader(done);
        try (var link = WebSocketLink.connect(tickets.port(),
                new Greeting("/events", LogReader.SUBPROTOCOL, tickets.pass(), false), reader)) {
            reader.begin(link);
            return done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the log was not served in order", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the log was not served within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
