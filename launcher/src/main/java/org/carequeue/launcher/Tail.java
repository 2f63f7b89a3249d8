package org.carequeue.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a log, kept for the case that they explain a failure. */
final class Tail {

    private final int bound;
    private final Deque<String> lines = new ArrayDeque<>();

    Tail(int bound) {
        this.bound = bound;
    }

    synchronized void add(String line) {
        if (lines.size() == bound) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
