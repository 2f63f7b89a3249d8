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
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(first).isEqualTo(Protocol.WINDOW);
        session.message("{\"type\":\"ack\",\"sequence\":1000}");
        wire.flow();
        assertThat(received().size()).isGreaterThanOrEqualTo(Protocol.WINDOW + 1_000);
        for (int rounds = 0; rounds < 50; rounds++) {
            session.message("{\"type\":\"ack\",\"sequence\":" + received().getLast() + "}");
            wire.flow();
        }
        assertThat(received()).isEqualTo(from(1, 20_000));
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
    void silence_is_filled_with_heartbeats() {
        var session = subscribed("");
        session.tick();
        assertThat(wire.ofType("heartbeat")).containsExactly("{\"type\":\"heartbeat\",\"head\":0}");
    }

    @Test
    void a_reader_that_says_nothing_for_eight_seconds_is_hung_up_on() {
        var session = subscribed("");
        for (int ticks = 0; ticks < Protocol.SILENT_TICKS; ticks++) {
            session.tick();
            wire.flow();
        }
        session.message("{\"type\":\"heartbeat\"}");
        for (int ticks = 0; ticks < Protocol.SILENT_TICKS; ticks++) {
            session.tick();
            wire.flow();
        }
        assertThat(wire.hungUp).isFalse();
        session.tick();
        assertThat(wire.hungUp).isTrue();
    }

    @Test
    void a_reader_that_takes_nothing_for_eight_seconds_is_hung_up_on_although_it_talks() throws IOException {
        var session = subscribed("");
        commit(1);
        wire.run();
        for (int ticks = 0; ticks <= Protocol.SILENT_TICKS; ticks++) {
            assertThat(wire.hungUp).isFalse();
            session.message("{\"type\":\"heartbeat\"}");
            session.tick();
        }
        assertThat(wire.hungUp).isTrue();
        assertThat(wire.unwritten).as("held for it: the one frame that is under way").hasSize(1);
    }

    @Test
    void a_reader_that_talks_without_end_is_closed() {
        var session = subscribed("");
        for (int i = 0; i < 64; i++) {
            session.message("{\"type\":\"heartbeat\"}");
        }
        assertThat(wire.closedWith).isZero();
        session.tick();
        for (int i = 0; i < 65; i++) {
            session.message("{\"type\":\"ack\",\"sequence\":0}");
        }
        assertThat(wire.closedWith).isEqualTo(1008);
    }

    @Test
    void a_second_subscription_ends_the_connection() throws IOException {
        commit(3);
        var session = subscribed("");
        session.message("{\"type\":\"subscribe\",\"reader\":\"test\"}");
        wire.flow();
        assertThat(wire.closedWith).isEqualTo(1002);
        assertThat(received()).isEqualTo(from(1, 3));
    }

    @Test
    void a_subscription_while_the_first_one_is_looked_up_ends_the_connection() throws IOException {
        commit(3);
        var session = new ReaderSession(stream, wire);
        session.opened();
        session.message("{\"type\":\"subscribe\",\"reader\":\"test\"" + at("log-1", 1, "id-1") + "}");
        session.message("{\"type\":\"subscribe\",\"reader\":\"test\"}");
        wire.flow();
        assertThat(wire.closedWith).isEqualTo(1002);
        assertThat(received()).isEmpty();
    }

    @Test
    void a_journal_that_cannot_be_read_is_no_divergence() throws IOException {
        commit(3);
        stream = new EventStream("tally-service", journal);
        try (var files = Files.list(temp.resolve("journal"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".journal")).toList()) {
                Files.delete(file);
            }
        }
        subscribed(at("log-1", 3, "id-3"));
        assertThat(wire.ofType("diverged")).isEmpty();
        assertThat(wire.closedWith).isEqualTo(1011);
    }

    @Test
    void the_beginning_of_this_log_is_a_position_and_that_of_another_one_is_not() throws IOException {
        commit(3);
        subscribed(at("log-1", 0, ""));
        assertThat(received()).isEqualTo(from(1, 3));
        subscribed(at("log-0", 0, ""));
        assertThat(wire.ofType("diverged")).hasSize(1);
    }

    @Test
    void large_events_are_sent_ahead_by_their_bytes_not_by_their_number() throws IOException {
        for (int i = 0; i < 40; i++) {
            commitOne(Protocol.LARGEST_EVENT);
        }
        var session = subscribed("");
        assertThat(received()).hasSize(ReaderSession.WINDOW_BYTES / Protocol.LARGEST_EVENT + 1);
        assertThat(wire.sent).allSatisfy(frame -> assertThat(frame.length()).isLessThanOrEqualTo(Protocol.LARGEST_FRAME));
        while (received().size() < 40) {
            session.message("{\"type\":\"ack\",\"sequence\":" + received().getLast() + "}");
            wire.flow();
        }
    }

    /// Commits an event of so many bytes.
    private void commitOne(int bytes) throws IOException {
        var sequence = journal.head() + 1;
        var json = "{\"id\":\"id-" + sequence + "\",\"sequence\":\"" + sequence + "\",\"data\":\"";
        var event = (json + "x".repeat(bytes - json.length() - 2) + "\"}").getBytes(UTF_8);
        journal.append(sequence, ("{\"events\":[" + new String(event, UTF_8) + "]}").getBytes(UTF_8));
        stream.committed(List.of(new CommittedEvent(sequence, "id-" + sequence, event)));
    }

    @Test
    void events_that_were_not_handed_over_are_served_from_the_journal_within_two_ticks() throws IOException {
        subscribed("");
        commit(2);
        wire.flow();
        journal.append(4, "{\"events\":[{\"id\":\"id-3\",\"sequence\":\"3\"},{\"id\":\"id-4\",\"sequence\":\"4\"}]}"
                .getBytes(UTF_8));
        stream.tick();
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 2));
        stream.tick();
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 4));
        commit(1);
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 5));
    }

    @Test
    void events_that_are_handed_over_late_or_twice_are_sent_once() throws IOException {
        subscribed("");
        commit(2);
        stream.committed(List.of(new CommittedEvent(1, "id-1", "{\"sequence\":\"1\"}".getBytes(UTF_8))));
        commit(1);
        wire.flow();
        assertThat(received()).isEqualTo(from(1, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "not json", "[]", "{\"type\":\"shout\"}", "{\"type\":\"ack\",\"sequence\":\"x\"}",
            "{\"type\":\"ack\",\"sequence\":1.5}", "{\"type\":\"ack\",\"sequence\":99999999999999999999}" })
    void what_is_no_message_of_the_protocol_ends_the_connection(String message) {
        var session = subscribed("");
        session.message(message);
        assertThat(wire.closedWith).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"type\":\"subscribe\"}", "{\"type\":\"subscribe\",\"reader\":\"a\\nb\"}",
            "{\"type\":\"subscribe\",\"reader\":\"test\",\"sequence\":-1}",
            "{\"type\":\"subscribe\",\"reader\":\"test\",\"sequence\":7}", "{\"type\":\"ack\",\"sequence\":0}" })
    void a_subscription_that_makes_no_sense_ends_the_connection(String message) {
        var session = new ReaderSession(stream, wire);
        session.opened();
        session.message(message);
        wire.flow();
        assertThat(wire.closedWith).isEqualTo(1002);
    }

    @Test
    void an_acknowledgement_of_what_was_never_sent_ends_the_connection() throws IOException {
        commit(20_000);
        var session = subscribed("");
        var before = received().size();
        session.message("{\"type\":\"ack\",\"sequence\":20000}");
        wire.flow();
        assertThat(received()).hasSize(before);
        assertThat(wire.closedWith).isEqualTo(1002);
    }
}
