package org.carequeue.gateway.messaging;

import java.io.IOException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.value.ValueReceived;
import org.carequeue.events.Services;
import org.carequeue.gateway.board.WaitingOrder;
import org.carequeue.gateway.board.Waits;
import org.carequeue.gateway.fanout.Sequencer;
import org.jboss.logging.Logger;

/// Takes the values that the board shows. One that it does not know is for a newer gateway.
@Singleton
public class ValueListener {

    private static final Logger LOG = Logger.getLogger(ValueListener.class);

    private final Sequencer sequencer;

    ValueListener(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    void received(@Observes ValueReceived value) {
        if (!value.service().equals(Services.TRIAGE)) {
            return;
        }
        try {
            switch (value.name()) {
                case "waiting-order" -> sequencer.take(WaitingOrder.read(value.json()));
                case "waits" -> sequencer.take(Waits.read(value.json()));
                default -> {
                }
            }
        } catch (IOException e) {
            LOG.warnf("a value of another form: service=%s name=%s", value.service(), value.name());
        }
    }
}
