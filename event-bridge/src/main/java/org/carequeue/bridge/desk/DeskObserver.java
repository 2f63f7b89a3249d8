package org.carequeue.bridge.desk;

/// Hears how a desk works. Called on the desk's thread: it must be quick.
public interface DeskObserver {

    /// Hears nothing.
    DeskObserver NONE = (_, _, _) -> {
    };

    /// A turn has been written.
    ///
    /// @param tasks how many commands, batches and queries it held
    /// @param events how many events it has written
    /// @param appendNanos how long writing and forcing its line took; 0 when there was nothing to write
    void turn(int tasks, int events, long appendNanos);
}
