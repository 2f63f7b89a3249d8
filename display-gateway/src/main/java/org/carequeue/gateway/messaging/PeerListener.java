package org.carequeue.gateway.messaging;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.PeerStatus;
import org.carequeue.gateway.board.ServiceStatus;
import org.carequeue.gateway.fanout.Sequencer;

/// Takes whether a service is heard. It counts as heard once everything that it had written before has arrived.
@Singleton
public class PeerListener {

    private final Sequencer sequencer;
    private final Map<String, PeerStatus> latest = new ConcurrentSkipListMap<>();

    PeerListener(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    void changed(@Observes PeerStatus peer) {
        latest.put(peer.service(), peer);
        sequencer.take(new ServiceStatus(peer.service(), peer.connected() && peer.caughtUp(),
                peer.since().truncatedTo(ChronoUnit.MILLIS)));
    }

    /// The latest of each service that has been heard of.
    Map<String, PeerStatus> latest() {
        return latest;
    }
}
