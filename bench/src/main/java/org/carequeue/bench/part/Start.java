package org.carequeue.bench.part;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.Clinic;
import org.carequeue.bench.server.Missing;
import org.carequeue.bench.server.Relay;
import org.carequeue.bench.server.Workshop;

/// How long `./carequeue up` takes until all four services are ready, on an empty data folder and with built jars, and
/// what memory they hold then; beside it the relay.
public final class Start implements Part {

    private static final String CLINIC = "CareQueue, all four services";
    private static final String RELAY = "relay (Node, ws)";
    /// Until what a start leaves behind is done with.
    private static final long IDLE_NANOS = 15_000_000_000L;
    private static final double KIB_PER_MIB = 1024;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var ready = new Table("Start: from the command to ready", "s");
        var memory = new Table("Memory at rest, resident", "MiB");
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
        ready.median(CLINIC).ifPresent(value -> ready.judge(Target.atMost(5, "all ready, s"), value));
        memory.median(CLINIC).ifPresent(value -> memory.judge(Target.atMost(450, "all four at rest, MiB"), value));
        return List.of(ready, memory);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double mib(List<Long> processes) throws IOException {
        return Usage.residentKib(processes) / KIB_PER_MIB;
    }
}
