package org.carequeue.bench;

import java.util.Optional;
import java.util.stream.Stream;

import org.carequeue.bench.part.CatchUp;
import org.carequeue.bench.part.FanOut;
import org.carequeue.bench.part.Issue;
import org.carequeue.bench.part.Part;
import org.carequeue.bench.part.Press;
import org.carequeue.bench.part.Start;

/// The parts of the bench, in the order in which they run.
enum Question {
    FAN_OUT("fan-out", new FanOut()),
    ISSUE("issue", new Issue()),
    PRESS("press", new Press()),
    START("start", new Start()),
    CATCH_UP("catch-up", new CatchUp());

    private final String word;
    private final Part part;

    Question(String word, Part part) {
        this.word = word;
        this.part = part;
    }

    /// Its name on the command line.
    String word() {
        return word;
    }

    Part part() {
        return part;
    }

    static Optional<Question> of(String word) {
        return Stream.of(values()).filter(question -> question.word.equals(word)).findFirst();
    }
}
