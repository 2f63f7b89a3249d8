package org.carequeue.gateway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.carequeue.bridge.connector.PeerStatus;
import org.carequeue.events.Services;
import org.carequeue.gateway.fanout.TestGateway;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class BoardHealthTest {

    private final TestGateway gateway = new TestGateway();
    private final PeerListener peers = new PeerListener(gateway.sequencer);
    private final BoardHealth health = new BoardHealth(peers, gateway.sequencer);

    @Test
    void a_gateway_whose_board_stands_still_is_not_ready_until_it_moves_again() {
        // Given
        Services.NAMES.forEach(
                service -> peers.changed(new PeerStatus(service, PeerStatus.Link.CONNECTED, true, Instant.EPOCH, null)));
        gateway.seconds(1);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        // When
        gateway.secondsWithoutTurn(5);

        // Then
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.call().getData().orElseThrow()).containsEntry("handed over", "5 s ago");

        // When
        gateway.seconds(1);

        // Then
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
