package org.carequeue.bridge.stream;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.event.CommittedEvent;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.annotations.Broadcast;

/// The in-memory channel `committed`, on which a desk's committed events go out.
///
/// A bean of its own, so that the desk can be opened before the channels are connected; the first event is sent after
/// that.
@ApplicationScoped
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
public class CommittedChannel {

    /// How many turns may wait for the consumers, which take each one at once. Above that they are not told: the events
    /// stand in the journal, from which readers are served within a few seconds, see [EventStream#tick].
    private static final int BUFFER = 4_096;
    private static final Logger LOG = Logger.getLogger(CommittedChannel.class);

    private final Emitter<List<CommittedEvent>> emitter;

    CommittedChannel(
            @Channel("committed") @Broadcast @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER) Emitter<List<CommittedEvent>> emitter) {
        this.emitter = emitter;
    }

    /// Sends on what was committed, in order.
    public void send(List<CommittedEvent> events) {
        try {
            emitter.send(events);
        } catch (IllegalStateException full) {
            LOG.errorf("committed events not handed on, readers get them from the journal: count=%d cause=%s",
                    events.size(), full.getMessage());
        }
    }
}
