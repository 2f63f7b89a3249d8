package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerStatusTest {

    @Test
    void trouble_is_told_when_it_begins_and_when_its_cause_changes() {
        var refused = status(false, "refused");

        assertThat(refused.isNewTrouble(null)).isTrue();
        assertThat(refused.isNewTrouble(status(true, null))).isTrue();
        assertThat(refused.isNewTrouble(status(false, "silent for 8 s"))).isTrue();
        assertThat(refused.isNewTrouble(refused)).isFalse();
        assertThat(status(true, null).isNewTrouble(refused)).isFalse();
    }

    private static PeerStatus status(boolean connected, @Nullable String trouble) {
        return new PeerStatus("ticket-service", connected, true, Instant.EPOCH, trouble);
    }
}
