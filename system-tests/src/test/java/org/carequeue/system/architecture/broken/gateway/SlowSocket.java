package org.carequeue.system.architecture.broken.gateway;

import java.util.concurrent.CompletionStage;

import org.carequeue.system.architecture.broken.websockets.next.Blocking;
import org.carequeue.system.architecture.broken.websockets.next.NonBlocking;
import org.carequeue.system.architecture.broken.websockets.next.OnTextMessage;

/// Takes what comes in its own time, in every way that there is.
public final class SlowSocket {

    /// Which thread it runs on is left open.
    @OnTextMessage
    void unsaid(String text) {
    }

    /// Says later when it is done.
    @OnTextMessage
    @NonBlocking
    CompletionStage<Void> answered(CompletionStage<Void> later) {
        return later;
    }

    /// Runs on another thread.
    @OnTextMessage
    @NonBlocking
    @Blocking
    void elsewhere(String text) {
    }

    /// As it should be.
    @OnTextMessage
    @NonBlocking
    void atOnce(String text) {
    }
}
