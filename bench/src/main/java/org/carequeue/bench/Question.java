package org.carequeue.bench;

import java.util.Optional;
import java.util.stream.Stream;

import org.carequeue.bench.part.CatchUp;
import org.carequeue.bench.part.Estimate;
import org.carequeue.bench.part.FanOut;
import org.carequeue.bench.part.Issue;
import org.carequeue.bench.part.Pages;
import org.carequeue.bench.part.Part;
import org.carequeue.bench.part.Press;
import org.carequeue.bench.part.Start;
import org.carequeue.bench.part.Statistics;

/// The parts of the bench, in the order in which they run.
enum Question {
    FAN_OUT("fan-out"),
    ISSUE("issue"),
    PRESS("press"),
    START("start"),
    CATCH_UP("catch-up"),
    STATISTICS("statistics"),
    PAGES("pages"),
    ESTIMATE("estimate");

    private final String word;

    Question(String word) {
        this.word = word;
    }

    /// Its name on the command line.
    String word() {
        return word;
    }

    Part part() {
        return switch (this) {
            case FAN_OUT -> new FanOut();
            case ISSUE -> new Issue();
            case PRESS -> new Press();
            case START -> new Start();
            case CATCH_UP -> new CatchUp();
            case STATISTICS -> new Statistics();
            case PAGES -> new Pages();
            case ESTIMATE -> new Estimate();
        };
    }

    static Optional<Question> of(String word) {
        return Stream.of(values()).filter(question -> question.word.equals(word)).findFirst();
    }
}
