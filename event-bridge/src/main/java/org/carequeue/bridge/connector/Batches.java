package org.carequeue.bridge.connector;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Protocol;

/// What has arrived and was not applied yet: one batch is under way at a time, and what comes meanwhile becomes the next
/// one, so that a busy reader takes many events with one write to its disk.
final class Batches {

    private static final int LARGEST = 512;
    /// What may wait here, in events: a window, and a frame that was on its way.
    private static final int MOST_WAITING = 2 * Protocol.WINDOW;

    private final List<Envelope<Object>> waiting = new ArrayList<>();
    private boolean underWay;

    void add(Envelope<Object> event) {
        waiting.add(event);
    }

    /// Whether the other end has sent more than it may before it hears how far this end is.
    boolean areTooMany() {
        return waiting.size() > MOST_WAITING;
    }

    /// What was applied is not sent again, all other events are.
    void forgetWaiting() {
        waiting.clear();
    }

    boolean isUnderWay() {
        return underWay;
    }

    boolean areAllApplied() {
        return !underWay && waiting.isEmpty();
    }

    /// The next batch, which is under way from now on. Only while none is, and something waits.
    List<Envelope<Object>> next() {
        var first = waiting.subList(0, Math.min(LARGEST, waiting.size()));
        var batch = List.copyOf(first);
        first.clear();
        underWay = true;
        return batch;
    }

    /// The batch that was under way was applied, or has failed.
    void done() {
        underWay = false;
    }
}
