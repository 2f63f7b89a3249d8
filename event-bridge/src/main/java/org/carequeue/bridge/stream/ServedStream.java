package org.carequeue.bridge.stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/// The stream that this service serves at `/events`, from the moment on when its journal is open.
@ApplicationScoped
public class ServedStream {

    private volatile @Nullable EventStream stream;

    /// Begins to serve.
    public void begin(EventStream opened) {
        stream = opened;
    }

    /// @throws IllegalStateException before the journal is open
    public EventStream get() {
        var opened = stream;
        if (opened == null) {
            throw new IllegalStateException("The journal is not open yet");
        }
        return opened;
    }

    /// How often a reader had to be served from the journal.
    long ringMisses() {
        var opened = stream;
        return opened == null ? 0 : opened.ringMisses();
    }

    /// Called every few seconds, on any thread.
    void tick() {
        var opened = stream;
        if (opened != null) {
            opened.tick();
        }
    }
}
