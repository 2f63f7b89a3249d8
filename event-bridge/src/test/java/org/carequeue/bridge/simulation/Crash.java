package org.carequeue.bridge.simulation;

/// A process dies in the middle of what it does. An [Error], so that nothing in the code under test catches it.
final class Crash extends Error {

    private static final long serialVersionUID = 1;

    private final transient Life life;

    Crash(Life life) {
        super("crash", null, false, false);
        this.life = life;
    }

    Life life() {
        return life;
    }
}
