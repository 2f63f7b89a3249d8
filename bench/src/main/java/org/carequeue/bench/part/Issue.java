package org.carequeue.bench.part;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bench.client.Kiosks;
import org.carequeue.bench.cpu.Usage;
import org.carequeue.bench.figure.Series;
import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.Clinic;
import org.carequeue.bench.server.SingleService;
import org.carequeue.bench.server.Workshop;

/// What a ticket costs, from the request over the disk to the answer, when many kiosks ask at once: at ticket-service
/// itself and through the gateway, beside an endpoint of the same stack that does nothing.
public final class Issue implements Part {

    private static final String TRIVIAL = "trivial endpoint";
    private static final String ALONE = "ticket-service";
    private static final String THROUGH = "gateway + ticket-service";
    private static final String BODY = "{\"serviceLine\":\"general\"}";
    private static final int KIOSKS = 64;
    /// At a time, until the compiler is done with what is measured, or so often.
    private static final int WARM_UP = 20_000;
    private static final int MOST_WARM_UPS = 3;
    private static final double STILL_COMPILING = 0.05;
    private static final int REQUESTS = 20_000;
    /// Fewer: four services share the machine, and all of these patients wait.
    private static final int REQUESTS_THROUGH = 5_000;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var table = new Table("Issue a ticket, %d kiosks at once: server CPU per request, without compiling".formatted(KIOSKS),
                "µs");
        progress.accept("issue: starting ticket-service, a trivial endpoint, and a clinic");
        try (var trivial = SingleService.trivial(workshop);
                var tickets = SingleService.tickets(workshop);
                var clinic = Clinic.startUnbounded(workshop)) {
            var atTrivial = new Turn(TRIVIAL, new Kiosks(trivial.port(), "/tickets", BODY, "trivial"),
                    trivial.processes(), List.of(), plan.amount(REQUESTS));
            var atTickets = new Turn(ALONE, new Kiosks(tickets.port(), "/tickets", BODY, "direct", tickets.pass()),
                    tickets.processes(), List.of(), plan.amount(REQUESTS));
            var asked = List.of(Clinic.GATEWAY, ALONE);
            var through = new Turn(THROUGH,
                    new Kiosks(clinic.port(Clinic.GATEWAY), "/api/tickets", BODY, "through"),
                    clinic.processes(asked),
                    clinic.processes(clinic.services().stream().filter(service -> !asked.contains(service)).toList()),
                    plan.amount(REQUESTS_THROUGH));
            progress.accept("issue: warming up");
            atTrivial.warmUp(() -> atTrivial.kiosks().press(KIOSKS, plan.amount(WARM_UP)));
            atTickets.warmUp(() -> atTickets.kiosks().press(KIOSKS, plan.amount(WARM_UP)));
            through.warmUp(() -> through.kiosks().press(KIOSKS, plan.amount(WARM_UP)));
            for (int round = 1; round <= plan.rounds(); round++) {
                for (var turn : List.of(atTrivial, atTickets, through)) {
                    progress.accept("issue, round %d: %s".formatted(round, turn.name()));
                    turn.measure(table);
                }
            }
        }
        table.judgeRatio(ALONE, TRIVIAL, Target.atMost(3, ALONE + " / " + TRIVIAL));
        table.judge(Target.atLeast(10_000, ALONE + ", tickets a second"),
                table.line(ALONE).notes().getOrDefault("requests/s", new Series()).median());
        table.judgeRatio(THROUGH, ALONE, Target.atMost(2, THROUGH + " / " + ALONE));
        return List.of(table);
    }

    @FunctionalInterface
    private interface Load {
        Kiosks.Outcome run() throws IOException;
    }

    /// One contender.
    ///
    /// @param counted whose processor time is the figure
    /// @param beside whose is told beside it
    private record Turn(String name, Kiosks kiosks, List<Long> counted, List<Long> beside, int requests) {

        void warmUp(Load load) throws IOException {
            var compiling = 1.0;
            for (int warmUp = 1; warmUp <= MOST_WARM_UPS && compiling > STILL_COMPILING; warmUp++) {
                var before = Usage.of(counted);
                load.run();
                var after = Usage.of(counted);
                compiling = (double) after.compilingSince(before) / after.nanosSince(before);
            }
        }

        void measure(Table into) throws IOException {
            var before = Usage.of(counted);
            var besideBefore = Usage.of(beside);
            var outcome = kiosks.press(KIOSKS, requests);
            var after = Usage.of(counted);
            // All contenders are JVMs, so what is left of their warm-up can be told apart; a clinic's day has none.
            into.add(name, (after.nanosSince(before) - after.compilingSince(before)) / 1e3 / requests);
            into.note(name, "requests/s", requests / outcome.seconds());
            var micros = Series.of(outcome.micros());
            into.note(name, "ms: p50", micros.median() / 1e3);
            into.note(name, "p99", micros.percentile(0.99) / 1e3);
            into.note(name, "µs of compiling beside it", after.compilingSince(before) / 1e3 / requests);
            if (!beside.isEmpty()) {
                into.note(name, "µs of triage and pharmacy", Usage.of(beside).nanosSince(besideBefore) / 1e3 / requests);
            }
        }
    }
}
