package org.carequeue.bridge.kill;

/// The steps of an event's way at which a process can die, in their order.
enum KillPoint {
    BEFORE_APPEND,
    IN_THE_MIDDLE_OF_THE_LINE,
    AFTER_APPEND,
    AFTER_FORCE,
    BEFORE_THE_ANSWER,
    AFTER_APPLYING,
    BEFORE_THE_ACKNOWLEDGEMENT;

    /// The exit code of a process that died at its point.
    static final int REACHED = 99;

    /// Whether it is a step of the service that reads.
    boolean isReaders() {
        return this == AFTER_APPLYING || this == BEFORE_THE_ACKNOWLEDGEMENT;
    }

    /// Dies, at once and without a word.
    static void die() {
        Runtime.getRuntime().halt(REACHED);
    }
}
