package org.carequeue.bridge.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.journal.Journal;
import org.carequeue.bridge.stream.ReaderMessage.Ack;
import org.carequeue.bridge.stream.ReaderMessage.Heartbeat;
import org.carequeue.bridge.stream.ReaderMessage.Subscribe;
import org.carequeue.bridge.telemetry.Quiet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.junit.Lifecycle;
import com.fasterxml.jackson.databind.DeserializationFeature;

/// What comes at `/events` from a reader. Each frame is a message, which then says the same when it is written anew, or ends
/// the connection with 1002 or 1008; and whatever comes, no more is sent ahead than the window holds.
@ExtendWith(Quiet.class)
class ReaderFrameFuzzTest {

    private static final int WINDOW = 4;
    private static final int EVENTS = 12;

    @TempDir
    private Path temp;
    private Journal journal;
    private EventStream stream;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(temp.resolve("journal"), 1_000_000, "log-1", (_, _) -> true);
        stream = new EventStream("tally-service", journal);
        var events = LongStream.rangeClosed(1, EVENTS).mapToObj(sequence -> new CommittedEvent(sequence, "id-" + sequence,
                ("{\"id\":\"id-" + sequence + "\",\"sequence\":\"" + sequence + "\",\"data\":{}}").getBytes(UTF_8))).toList();
        journal.append(EVENTS, ("{\"events\":[" + String.join(",", events.stream()
                .map(event -> new String(event.json(), UTF_8)).toList()) + "]}").getBytes(UTF_8));
        stream.committed(events);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    /// A frame a line.
    @FuzzTest(lifecycle = Lifecycle.PER_TEST)
    void what_a_reader_says_is_understood_or_ends_its_connection(byte[] bytes) throws IOException {
        var wire = new FakeWire();
        var session = new ReaderSession(stream, wire, WINDOW);
        session.opened();
        for (var frame : new String(bytes, UTF_8).split("\n", -1)) {
            saysTheSameAgain(frame);
            session.message(frame);
            wire.flow();
            session.tick();
            wire.flow();
            assertThat(session.unacknowledged()).isBetween(0L, (long) WINDOW);
            assertThat(wire.closedWith).isIn(0, 1002, 1008);
        }
        session.closed();
    }

    private static void saysTheSameAgain(String frame) throws IOException {
        ReaderMessage message;
        try {
            message = ReaderMessage.parse(frame);
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        BridgeJson.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(frame);
        if (message instanceof Subscribe(var reader, var from)) {
            // They stand in log lines.
            assertThat(List.of(reader, from.log(), from.eventId())).allMatch(name -> name.matches("[a-z0-9-]{0,64}"));
        }
        assertThat(ReaderMessage.parse(BridgeJson.mapper().writeValueAsString(written(message)))).isEqualTo(message);
    }

    private static Map<String, Object> written(ReaderMessage message) {
        return switch (message) {
            case Subscribe(var reader, var from) -> Map.of("type", "subscribe", "reader", reader, "log", from.log(),
                    "sequence", from.sequence(), "eventId", from.eventId());
            case Ack(var sequence) -> Map.of("type", "ack", "sequence", sequence);
            case Heartbeat _ -> Map.of("type", "heartbeat");
        };
    }
}
