package org.carequeue.bridge.event;

/// How far a reader has come in another service's log.
///
/// The event's id stands beside its sequence so that a log that was restored from an older copy, and has since grown
/// past this sequence again, is noticed: it has another event there.
///
/// @param log which log
/// @param sequence the last event taken, 0 for none
/// @param eventId that event's id, empty for none
public record Position(String log, long sequence, String eventId) {

    /// Before the first event of a log.
    public static Position start(String log) {
        return new Position(log, 0, "");
    }
}
