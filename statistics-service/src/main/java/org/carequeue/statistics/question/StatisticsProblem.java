package org.carequeue.statistics.question;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what the statistics-service refuses; [StatisticsProblems] has the sentences.
public enum StatisticsProblem implements ProblemType {
    INVALID_PERIOD(Kind.INVALID),
    INVALID_QUESTION(Kind.INVALID),
    FIGURES_UNAVAILABLE(Kind.UNAVAILABLE);

    private final Kind kind;

    StatisticsProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
