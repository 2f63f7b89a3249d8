package org.carequeue.gateway.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.UnknownEventTypeException;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What the gateway hears of the services: events, and the values beside them. What is read comes back the same when it is
/// written anew; the board takes it, and all audiences can be told of it, at once and when they come later.
class HeardFuzzTest {

    private static final EventCodec CODEC = new EventCodec(new EventTypes(ClinicEventTypes.BY_NAME));

    /// An event or a value a line; an event begins as events do.
    @FuzzTest
    void whatever_is_heard_can_be_shown(byte[] bytes) throws IOException {
        var board = new Board(Instant.EPOCH);
        for (var line : new String(bytes, UTF_8).split("\n", -1)) {
            if (line.startsWith("{\"specversion\"")) {
                event(line).ifPresent(event -> tell(board.apply(event)));
            } else {
                order(line).ifPresent(order -> tell(board.take(order)));
                waits(line).ifPresent(waits -> tell(board.take(waits)));
            }
        }
        for (var audience : Audience.values()) {
            var snapshot = SnapshotText.of(audience, "run", 1, board.state(), null);
            for (int part = 0; part < snapshot.parts(); part++) {
                assertThat(BridgeJson.mapper().readTree(snapshot.part(part).json()).isObject()).isTrue();
            }
        }
        var kept = BridgeJson.mapper().writeValueAsBytes(board.state());
        assertThat(BridgeJson.mapper().readValue(kept, BoardState.class).rows()).isEqualTo(board.state().rows());
    }

    private static void tell(List<Change> changes) {
        for (var change : changes) {
            for (var audience : Audience.values()) {
                var text = Messages.encode(change, audience, 1);
                assertThat(text == null || text.bytes() > 0).isTrue();
            }
        }
    }

    private static Optional<Envelope<ClinicEvent>> event(String line) throws IOException {
        Envelope<ClinicEvent> event;
        try {
            event = decode(line.getBytes(UTF_8));
        } catch (IOException | UnknownEventTypeException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
        assertThat(decode(CODEC.encode(event))).isEqualTo(event);
        return Optional.of(event);
    }

    private static Envelope<ClinicEvent> decode(byte[] json) throws IOException {
        try (var parser = BridgeJson.mapper().createParser(json)) {
            parser.nextToken();
            return CODEC.received(parser);
        }
    }

    private static Optional<Waits> waits(String line) throws IOException {
        Waits waits;
        try {
            waits = Waits.read(line);
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
        assertThat(Waits.read(BridgeJson.mapper().writeValueAsString(waits))).isEqualTo(waits);
        return Optional.of(waits);
    }

    private static Optional<WaitingOrder> order(String line) throws IOException {
        WaitingOrder order;
        try {
            order = WaitingOrder.read(line);
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
        assertThat(WaitingOrder.read(BridgeJson.mapper().writeValueAsString(order))).isEqualTo(order);
        return Optional.of(order);
    }
}
