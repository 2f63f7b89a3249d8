package org.carequeue.bridge.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderSessionTest {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"([0-9]+)\"");

    @TempDir
    Path temp;
    private Journal journal;
    private EventStream stream;
    private final FakeWire wire = new FakeWire();

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(temp.resolve("journal"), 1_000_000, "log-1", (_, _) -> true);
        stream = new EventStream("tally-service", journal);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    /// Commits this many events, in lines of up to 100 as the desk would.
    private void commit(int count) throws IOException {
        var events = new ArrayList<CommittedEvent>();
        for (int i = 1; i <= count; i++) {
            var sequence = journal.head() + events.size() + 1;
            events.add(new CommittedEvent(sequence, "id-" + sequence,
                    ("{\"id\":\"id-" + sequence + "\",\"sequence\":\"" + sequence + "\",\"data\":{\"x\":[1,{}]}}")
                            .getBytes(UTF_8)));
            if (events.size() == 100 || i == count) {
                var body = new StringBuilder("{\"events\":[");
                events.forEach(event -> body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                        .append(new String(event.json(), UTF_8)));
                journal.append(sequence, body.append("],\"positions\":{\"events\":{}}}").toString().getBytes(UTF_8));
                stream.committed(List.copyOf(events));
                events.clear();
            }
        }
    }

    private ReaderSession subscribed(String position) {
        var session = new ReaderSession(stream, wire);
        session.opened();
        session.message("{\"type\":\"subscribe\",\"reader\":\"test\"" + position + "}");
        wire.flow();
        return session;
    }

    private static String at(String log, long sequence, String id) {
        return ",\"log\":\"" + log + "\",\"sequence\":" + sequence + ",\"eventId\":\"" + id + "\"";
    }

    private List<Long> received() {
        return wire.ofType("events").stream().flatMap(frame -> SEQUENCE.matcher(frame).results())
                .map(match -> Long.valueOf(match.group(1))).toList();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void a_new_reader_hears_hello_everything_there_is_caught_up_and_then_what_comes() throws IOException {
        commit(3);
        subscribed("");
        commit(2);
        wire.flow();
        assertThat(wire.sent.getFirst())
                .isEqualTo("{\"type\":\"hello\",\"service\":\"tally-service\",\"log\":\"log-1\",\"head\":3}");
        assertThat(wire.sent.get(2)).isEqualTo("{\"type\":\"caught-up\",\"head\":3}");
        assertThat(received()).isEqualTo(from(1, 5));
    }

    @Test
    void a_reader_that_comes_back_hears_what_it_has_not_acknowledged() throws IOException {
        commit(10);
        subscribed(at("log-1", 7, "id-7"));
        assertThat(received()).isEqualTo(from(8, 10));
    }

    @Test
    void events_from_before_the_start_are_served_from_the_journal() throws IOException {
        commit(1_000);
        stream = new EventStream("tally-service", journal);
        commit(5);
        subscribed("");
        assertThat(received()).isEqualTo(from(1, 1_005));
    }

    @Test
    void at_most_a_window_is_sent_ahead_of_the_acknowledgements() throws IOException {
        commit(20_000);
        var session = subscribed("");
        var first = received().size();
        assertThat(first).isEqualTo(ReaderSession.WINDOW);
        session.message("{\"type\":\"ack\",\"sequence\":1000}");
        wire.flow();
        assertThat(received().size()).isGreaterThanOrEqualTo(ReaderSession.WINDOW + 1_000);
        for (int rounds = 0; rounds < 50; rounds++) {
            session.message("{\"type\":\"ack\",\"sequence\":" + received().getLast() + "}");
            wire.flow();
        }
        assertThat(received()).isEqualTo(from(1, 20_000));
    }

    @Test
    void the_last_frame_of_a_window_holds_what_there_is_room_for() throws IOException {
        commit(2_000);
        for (int window : new int[] { 1, 700, 513 }) {
            wire.sent.clear();
            var session = new ReaderSession(stream, wire, window);
            session.opened();
            session.message("{\"type\":\"subscribe\",\"reader\":\"test\"}");
            wire.flow();
            assertThat(received()).isEqualTo(from(1, window));
            session.message("{\"type\":\"ack\",\"sequence\":1}");
            wire.flow();
            assertThat(received()).isEqualTo(from(1, window + 1));
        }
    }

    @Test
    void one_frame_is_under_way_at_a_time() throws IOException {
        var session = subscribed("");
        var before = wire.sent.size();
        commit(1);
        commit(1);
        wire.run();
        commit(1);
        wire.run();
        assertThat(wire.sent).hasSize(before + 1);
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 3));
        session.closed();
        commit(1);
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 3));
    }

    @Test
    void a_position_in_another_log_has_diverged() throws IOException {
        commit(3);
        subscribed(at("log-0", 3, "id-3"));
        assertThat(wire.ofType("diverged")).containsExactly("{\"type\":\"diverged\",\"log\":\"log-1\",\"head\":3}");
        assertThat(received()).isEmpty();
    }

    @Test
    void a_position_beyond_the_head_has_diverged() throws IOException {
        commit(3);
        subscribed(at("log-1", 4, "id-4"));
        assertThat(wire.ofType("diverged")).hasSize(1);
    }

    @Test
    void another_event_at_the_position_has_diverged_from_memory_and_from_disk() throws IOException {
        commit(3);
        subscribed(at("log-1", 3, "id-of-a-lost-event"));
        stream = new EventStream("tally-service", journal);
        subscribed(at("log-1", 3, "id-of-a-lost-event"));
        assertThat(wire.ofType("diverged")).hasSize(2);
        subscribed(at("log-1", 3, "id-3"));
        assertThat(wire.ofType("diverged")).hasSize(2);
    }

    @Test
    void a_journal_that_cannot_be_read_ends_the_connection_and_makes_nobody_diverge() throws IOException {
        commit(3);
        stream = new EventStream("tally-service", journal);
        Files.delete(temp.resolve("journal").resolve("000001.journal"));
        subscribed(at("log-1", 3, "id-3"));
        assertThat(wire.ofType("diverged")).isEmpty();
        assertThat(wire.closedWith).isEqualTo(1011);
    }

    @Test
    void a_value_is_sent_on_connect_and_on_change_the_latest_only() {
        stream.value("order", "[1]".getBytes(UTF_8));
        subscribed("");
        stream.value("order", "[2]".getBytes(UTF_8));
        stream.value("order", "[3]".getBytes(UTF_8));
        wire.flow();
        assertThat(wire.ofType("value")).containsExactly("{\"type\":\"value\",\"name\":\"order\",\"value\":[1]}",
                "{\"type\":\"value\",\"name\":\"order\",\"value\":[3]}");
    }

    @Test
    void silence_is_filled_with_heartbeats_and_noticed_in_the_reader() {
        var session = subscribed("");
        session.tick();
        assertThat(wire.ofType("heartbeat")).containsExactly("{\"type\":\"heartbeat\",\"head\":0}");
        assertThat(session.heardFrom()).isTrue();
        assertThat(session.heardFrom()).isFalse();
        session.message("{\"type\":\"heartbeat\"}");
        assertThat(session.heardFrom()).isTrue();
    }

    @Test
    void what_is_no_message_of_the_protocol_ends_the_connection() {
        var session = subscribed("");
        session.message("not json");
        assertThat(wire.closedWith).isEqualTo(1002);
    }

    @Test
    void an_acknowledgement_of_what_was_never_sent_opens_no_window() throws IOException {
        commit(20_000);
        var session = subscribed("");
        var before = received().size();
        session.message("{\"type\":\"ack\",\"sequence\":20000}");
        wire.flow();
        assertThat(received()).hasSize(before);
    }
}
