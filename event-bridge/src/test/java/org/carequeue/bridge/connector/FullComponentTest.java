package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/// A service all of whose places are taken.
@Tag("slow")
@QuarkusTest
@TestProfile(FullComponentTest.Small.class)
class FullComponentTest {

    private static final int PLACES = 2;
    private static final String LIVE = "GET /q/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    @TestHTTPResource("/")
    URI address;

    @ConfigProperty(name = "quarkus.management.port")
    int operators;

    /// Few places, and the port of a clinic rather than whichever is free.
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var port = Integer.toString(freePort());
            return Map.of("carequeue.guard.connections", Integer.toString(PLACES), "quarkus.management.port", port,
                    "quarkus.management.test-port", port);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void operators_are_answered_while_nobody_else_gets_in() throws IOException {
        var taken = new ArrayList<RawSocket>();
        try {
            for (int i = 0; i < PLACES; i++) {
                taken.add(new RawSocket(address));
                // Answered, so it has a place.
                taken.getLast().send("GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                assertThat(taken.getLast().in().read()).isEqualTo('H');
            }
            try (var another = new RawSocket(address);
                    var operator = new RawSocket(URI.create("http://127.0.0.1:" + operators))) {
                another.send(LIVE);
                assertThat(another.toTheEnd()).startsWith("HTTP/1.1 503 ").contains("too-many-connections");
                operator.send(LIVE);
                assertThat(operator.toTheEnd()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (var socket : taken) {
                socket.close();
            }
        }
    }
}
