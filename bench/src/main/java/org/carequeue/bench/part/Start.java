package org.carequeue.bench.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.carequeue.bench.client.Kiosks;
import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Series;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.Clinic;
import org.carequeue.bench.server.Missing;
import org.carequeue.bench.server.Relay;
import org.carequeue.bench.server.Workshop;

/// How long `./carequeue up` takes until all services are ready, on an empty data folder and with built jars, and what
/// memory they hold then; beside it the relay. And what the first people of a morning wait for: one patient's way through
/// the clinic, act by act, and the tickets that many kiosks get in the seconds after.
public final class Start implements Part {

    private static final String CLINIC = "CareQueue, all four services";
    private static final String RELAY = "relay (Node, ws)";
    private static final String FIRST = "the first patient";
    private static final String SECOND = "the second patient";
    private static final String RUSH = "kiosks in the first seconds";
    private static final int KIOSKS = 64;
    private static final Duration FIRST_SECONDS = Duration.ofSeconds(8);
    /// Until what a start leaves behind is done with.
    private static final long IDLE_NANOS = 15_000_000_000L;
    private static final double KIB_PER_MIB = 1024;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var ready = new Table("Start: from the command to ready", "s");
        var memory = new Table("Memory at rest, resident", "MiB");
        var acts = new Table("After a start, through the gateway: the longest of one patient's acts", "ms");
        var rush = new Table("After a start, through the gateway: %d kiosks at once, for %d s".formatted(KIOSKS,
                FIRST_SECONDS.toSeconds()), "tickets/s");
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept("start, round %d: %s".formatted(round, CLINIC));
            var began = System.nanoTime();
            try (var clinic = Clinic.start(workshop)) {
                ready.add(CLINIC, seconds(began));
                LockSupport.parkNanos(IDLE_NANOS);
                memory.add(CLINIC, mib(clinic.processes(clinic.services())));
                for (var service : clinic.services()) {
                    memory.note(CLINIC, service, mib(clinic.processes(List.of(service))));
                }
                memory.note(CLINIC, "each shared page once",
                        Usage.proportionalKib(clinic.processes(clinic.services())) / KIB_PER_MIB);
                var all = mib(List.of(clinic.launcher()));
                memory.note(CLINIC, "launcher", all - mib(clinic.processes(clinic.services())));
            }
            progress.accept("start, round %d: %s".formatted(round, FIRST));
            var againBegan = System.nanoTime();
            try (var clinic = Clinic.start(workshop)) {
                ready.add(CLINIC, seconds(againBegan));
                var port = clinic.port(Clinic.GATEWAY);
                for (var patient : List.of(FIRST, SECOND)) {
                    var millis = FirstActs.of(port, patient.replace(' ', '-'));
                    acts.add(patient, FirstActs.longest(millis));
                    millis.forEach((act, took) -> acts.note(patient, act, took));
                }
                var outcome = new Kiosks(port, "/api/tickets", "{\"serviceLine\":\"general\"}", "rush")
                        .pressFor(KIOSKS, FIRST_SECONDS);
                var micros = Series.of(outcome.micros());
                rush.add(RUSH, outcome.micros().length / outcome.seconds());
                rush.note(RUSH, "ms: p50", micros.median() / 1e3);
                rush.note(RUSH, "p99", micros.percentile(0.99) / 1e3);
            }
            progress.accept("start, round %d: %s".formatted(round, RELAY));
            try {
                var relayBegan = System.nanoTime();
                try (var relay = Relay.start(workshop)) {
                    ready.add(RELAY, seconds(relayBegan));
                    memory.add(RELAY, mib(relay.processes()));
                }
            } catch (Missing e) {
                ready.remark(String.valueOf(e.getMessage()));
            }
        }
        ready.median(CLINIC).ifPresent(value -> ready.judge(Target.atMost(3, "all ready, s"), value));
        memory.median(CLINIC).ifPresent(value -> memory.judge(Target.atMost(450, "all four at rest, MiB"), value));
        acts.median(FIRST).ifPresent(value -> acts.judge(Target.atMost(100, "each first act, ms"), value));
        rush.median(RUSH).ifPresent(value -> rush.judge(Target.atLeast(1_000, "tickets a second"), value));
        return List.of(ready, memory, acts, rush);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double mib(List<Long> processes) throws IOException {
        return Usage.residentKib(processes) / KIB_PER_MIB;
    }
}
