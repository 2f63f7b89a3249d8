package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.event.UnknownEventTypeException;
import org.carequeue.bridge.telemetry.Quiet;
import org.junit.jupiter.api.extension.ExtendWith;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;

/// What comes at `/events` from the service that is read. Each frame is a message, or is refused as none; whatever comes, the
/// events that are handed on are of that service and that log, and follow one another without a gap.
@ExtendWith(Quiet.class)
class ServiceFrameFuzzTest {

    private static final String SERVICE = "tally-service";
    private static final EventCodec CODEC = new EventCodec(Counting.TYPES);

    /// A frame a line.
    @FuzzTest
    void what_a_service_says_is_taken_in_its_order_or_not_at_all(byte[] bytes) {
        var wire = new Wire();
        var taken = new ArrayList<Envelope<Object>>();
        var link = new ReaderLink(new ReaderLink.Setup("reader", SERVICE, service -> position(taken), CODEC,
                new BackOff(new Random(1)), new Watch()), wire, (batch, applied, _) -> {
                    taken.addAll(batch);
                    applied.run();
                });
        link.connect();
        for (var frame : new String(bytes, UTF_8).split("\n", -1)) {
            isRefusedAsItShould(frame);
            link.opened(wire.attempt, Protocol.SUBPROTOCOL);
            link.message(wire.attempt, frame);
            wire.run();
        }
        for (int i = 0; i < taken.size(); i++) {
            var event = taken.get(i);
            assertThat(event.sequence()).isEqualTo(i + 1L);
            assertThat(event.service()).isEqualTo(SERVICE);
        }
    }

    private static Optional<Position> position(ArrayList<Envelope<Object>> taken) {
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken.getLast().position());
    }

    private static void isRefusedAsItShould(String frame) {
        try {
            var message = ServiceMessage.parse(frame, CODEC);
            assertThat(isAnObjectWithType(frame)).as("what was taken for %s", message).isTrue();
            if (message instanceof ServiceMessage.Events(var events)) {
                for (var event : events) {
                    assertThat(read(CODEC.encode(event))).isEqualTo(event);
                }
            }
        } catch (IOException | UnknownEventTypeException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static boolean isAnObjectWithType(String frame) {
        try {
            return BridgeJson.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(frame)
                    .path("type").isTextual();
        } catch (IOException none) {
            return false;
        }
    }

    private static Envelope<Object> read(byte[] json) throws IOException {
        var frame = "{\"type\":\"events\",\"events\":[" + new String(json, UTF_8) + "]}";
        return ((ServiceMessage.Events) ServiceMessage.parse(frame, CODEC)).events().getFirst();
    }

    /// A connection that is made at once, whenever it is asked for.
    private static final class Wire implements ReaderLink.Wire {

        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private int attempt;

        @Override
        public void connect(int ofAttempt) {
            attempt = ofAttempt;
        }

        @Override
        public void send(String json) {
            // Nobody reads it.
        }

        @Override
        public void close(int code, String reason) {
            // The link counts its attempts itself.
        }

        @Override
        public void later(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void after(long millis, Runnable task) {
            tasks.add(task);
        }

        void run() {
            for (int i = tasks.size(); i > 0; i--) {
                tasks.remove().run();
            }
        }
    }
}
