package org.carequeue.bench.part;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.WaitFigures;
import org.carequeue.bench.server.Workshop;

/// The wait that patients are told, against what became of it: on simulated days, usual ones and such on which something is
/// otherwise than was learned; beside it the simple formula, how many wait times the mean time with a doctor by the doctors.
/// And what an estimate costs.
public final class Estimate implements Part {

    private static final int DAYS = 40;
    private static final int TIMED = 2_000;
    private static final String USUAL = "usual";
    private static final String TOLD = "usual, told";
    private static final String COST = "200 waiting";
    private static final double MOST_MINUTES = 8;
    private static final double LEAST_HELD = 75;
    private static final double MOST_HELD = 85;
    private static final double MOST_MILLIS = 5;
    private static final double HALF = 0.5;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        var days = plan.amount(DAYS);
        progress.accept("estimate: %d simulated days of each kind".formatted(days));
        var figures = WaitFigures.find(workshop, days, plan.amount(TIMED));
        var quality = new Table(
                "Waits as estimated when the ticket was taken, %d days of each kind: mean error".formatted(days),
                "min");
        var cost = new Table("One estimate of all waits: processor time", "ms");
        for (var figure : figures) {
            var table = figure.of().equals(COST) ? cost : quality;
            if (figure.what().equals("error") || figure.what().equals("p50 ms")) {
                table.add(figure.of(), figure.value());
            } else {
                table.note(figure.of(), figure.what(), figure.value());
            }
        }
        var error = value(figures, USUAL, "error");
        var held = value(figures, USUAL, "% held by P10 to P90");
        quality.judge(Target.atMost(MOST_MINUTES, "usual days, minutes"), error);
        quality.judge(Target.atMost(HALF, "of the simple formula's"),
                error / value(figures, USUAL, "error of the simple formula"));
        quality.judge(Target.atMost(MOST_MINUTES, "usual days, those alone who are told, minutes"),
                value(figures, TOLD, "error"));
        quality.judge(Target.atLeast(LEAST_HELD, "P10 to P90 holds, %"), held);
        quality.judge(Target.atMost(MOST_HELD, "P10 to P90 holds, %"), held);
        quality.remark("Strict tiers are estimated as well here, though nobody tells them; \"told\" leaves them out.");
        quality.remark("Whatever is beyond 4 hours counts as 4 hours: from 2 hours on nobody is told more than that.");
        quality.remark("Only usual days are judged: on the others the model does not know what happens.");
        cost.judge(Target.atMost(MOST_MILLIS, "ms, median"), value(figures, COST, "p50 ms"));
        cost.judge(Target.atMost(MOST_MILLIS, "ms, 99th percentile"), value(figures, COST, "p99 ms"));
        return List.of(quality, cost);
    }

    private static double value(List<WaitFigures.Figure> figures, String of, String what) throws IOException {
        return figures.stream().filter(figure -> figure.of().equals(of) && figure.what().equals(what)).findFirst()
                .orElseThrow(() -> new IOException("nobody has found: " + of + ", " + what)).value();
    }
}
