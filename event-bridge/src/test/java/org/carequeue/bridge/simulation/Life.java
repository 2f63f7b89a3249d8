package org.carequeue.bridge.simulation;

/// One run of a process, from its start to its death. What belongs to a life that is over does nothing any more.
final class Life {

    private final Runnable death;
    private boolean over;

    /// @param death what becomes of it when it dies by itself
    Life(Runnable death) {
        this.death = death;
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// It died by itself.
    void crashed() {
        if (!over) {
            death.run();
        }
    }

    Runnable whileItLasts(Runnable task) {
        return () -> {
            if (!over) {
                task.run();
            }
        };
    }
}
