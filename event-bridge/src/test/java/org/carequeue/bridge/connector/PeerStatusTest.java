package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.carequeue.bridge.connector.PeerStatus.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerStatusTest {

    @Test
    void trouble_is_told_when_it_begins_and_when_its_cause_changes() {
        var refused = status(Link.NOT_CONNECTED, "refused");

        assertThat(refused.isNewTrouble(null)).isTrue();
        assertThat(refused.isNewTrouble(status(Link.CONNECTED, null))).isTrue();
        assertThat(refused.isNewTrouble(status(Link.NOT_CONNECTED, "silent for 8 s"))).isTrue();
        assertThat(refused.isNewTrouble(refused)).isFalse();
        assertThat(status(Link.CONNECTED, null).isNewTrouble(refused)).isFalse();
    }

    @Test
    void a_link_that_has_stopped_makes_unready_and_says_so() {
        var why = "the log is not the one that was read before";
        var stopped = status(Link.STOPPED, why);

        assertThat(stopped.isReady()).isFalse();
        assertThat(stopped.inWords()).contains("stopped: " + why);
        assertThat(stopped.isNewTrouble(status(Link.NOT_CONNECTED, why))).isTrue();
        assertThat(status(Link.NOT_CONNECTED, "stopped for lunch").isReady()).as("its words decide nothing").isTrue();
    }

    private static PeerStatus status(Link link, @Nullable String trouble) {
        return new PeerStatus("ticket-service", link, true, Instant.EPOCH, trouble);
    }
}
