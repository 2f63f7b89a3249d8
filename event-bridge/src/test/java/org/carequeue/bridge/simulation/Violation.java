package org.carequeue.bridge.simulation;

/// The system did what it must never do.
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }
}
