package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clients, against a server that does as it is told.
class AudienceTest {

    private static final Marker MARKER = Marker.after("\"calls\":", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket listener = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void hangUp() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Test
    void it_counts_events_and_not_frames_however_the_bytes_arrive() throws Exception {
        try (var audience = connected(2, "")) {
            audience.expect(3);
            var frames = joined(frame("[{\"calls\":1},{\"calls\":2}]"), frame("[{\"type\":\"heartbeat\"}]"),
                    frame("{\"calls\":3}"));
            for (var one : frames) {
                sockets.get(0).getOutputStream().write(one);
            }
            assertThatThrownBy(() -> audience.await(A_MOMENT)).hasMessageContaining("of 6 deliveries");
            sockets.get(1).getOutputStream().write(frames);
            audience.await(PATIENCE);

            assertThat(audience.sawOnceEach(1, 3)).isTrue();
            assertThat(audience.sawOneOrder()).isTrue();
            assertThat(audience.frames()).isEqualTo(6);
        }
    }

    @Test
    void two_orders_are_noticed() throws Exception {
        try (var audience = connected(2, "")) {
            audience.expect(2);
            sockets.get(0).getOutputStream().write(joined(frame("{\"calls\":1}"), frame("{\"calls\":2}")));
            sockets.get(1).getOutputStream().write(joined(frame("{\"calls\":2}"), frame("{\"calls\":1}")));
            audience.await(PATIENCE);

            assertThat(audience.sawOnceEach(1, 2)).isTrue();
            assertThat(audience.sawOneOrder()).isFalse();
        }
    }

    @Test
    void the_snapshot_is_no_event_and_a_new_count_begins_at_nothing() throws Exception {
        try (var audience = connected(1, "{\"type\":\"snapshot\",\"calls\":7}")) {
            audience.expect(1);
            sockets.getFirst().getOutputStream().write(frame("{\"calls\":1}"));
            audience.await(PATIENCE);
            assertThat(audience.sawOnceEach(1, 1)).isTrue();

            audience.forget();
            assertThat(audience.sawOnceEach(1, 0)).isTrue();
            audience.expect(1);
            sockets.getFirst().getOutputStream().write(frame("{\"calls\":1}"));
            audience.await(PATIENCE);
            assertThat(audience.sawOnceEach(1, 1)).isTrue();
        }
    }

    @Test
    void a_ping_is_answered() throws Exception {
        try (var _ = connected(1, "")) {
            sockets.getFirst().getOutputStream().write(new byte[] { (byte) 0x89, 1, 'x' });

            assertThat(sockets.getFirst().getInputStream().readNBytes(7))
                    .containsExactly(0x8A, 0x81, 0, 0, 0, 0, 'x');
        }
    }

    @Test
    void a_connection_that_is_lost_is_told_to_whoever_waits() throws Exception {
        try (var audience = connected(1, "")) {
            audience.expect(1);
            sockets.getFirst().close();

            assertThatThrownBy(() -> audience.await(PATIENCE)).isInstanceOf(IOException.class)
                    .hasMessageContaining("lost its connection");
        }
    }

    private Audience connected(int size, String snapshot) throws Exception {
        var server = Thread.ofPlatform().daemon().start(() -> accept(size, snapshot));
        var audience = Audience.connect(listener.getLocalPort(), size, new Greeting("/", "", !snapshot.isEmpty()), MARKER);
        server.join();
        return audience;
    }

    private void accept(int size, String snapshot) {
        try {
            for (int i = 0; i < size; i++) {
                var socket = listener.accept();
                var request = new StringBuilder();
                while (!request.toString().endsWith("\r\n\r\n")) {
                    request.append((char) socket.getInputStream().read());
                }
                // The first messages may come in one piece with the answer.
                socket.getOutputStream().write(joined("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(US_ASCII),
                        snapshot.isEmpty() ? new byte[0] : frame(snapshot)));
                sockets.add(socket);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] frame(String text) {
        return Frames.unmasked(text.getBytes(US_ASCII));
    }

    private static byte[] joined(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
