package org.carequeue.bridge.connector;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/// Sees how a link fares.
final class Watch implements LinkObserver {

    final List<String> losses = new CopyOnWriteArrayList<>();
    final List<String> values = new CopyOnWriteArrayList<>();
    volatile boolean connected;
    volatile boolean caughtUp;
    volatile @Nullable String stopped;

    @Override
    public void connected(String service) {
        connected = true;
        stopped = null;
    }

    @Override
    public void caughtUp(String service) {
        caughtUp = true;
    }

    @Override
    public void lost(String service, String why) {
        connected = false;
        caughtUp = false;
        losses.add(why);
    }

    @Override
    public void stopped(String service, String why) {
        connected = false;
        caughtUp = false;
        stopped = why;
    }

    @Override
    public void progress(String service, long applied, long head) {
        // Positions are asked of the reader itself.
    }

    @Override
    public void value(String service, String name, String json) {
        values.add(name + "=" + json);
    }
}
