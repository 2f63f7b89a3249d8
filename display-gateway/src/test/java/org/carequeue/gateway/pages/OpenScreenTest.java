package org.carequeue.gateway.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;

import org.carequeue.gateway.access.ClosedClinic;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// A clinic whose public screen is for everybody, and nothing else.
@QuarkusTest
@TestProfile(OpenScreenTest.OfItsScreen.class)
class OpenScreenTest {

    /// People sign in, and the screen is open.
    public static class OfItsScreen extends ClosedClinic {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = super.getConfigOverrides();
            overrides.put("carequeue.door.screen", "open");
            return overrides;
        }
    }

    @TestHTTPResource("/api/socket")
    URI socket;

    private void listens(String audience) {
        try (var client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .buildAsync(URI.create(socket.toString().replaceFirst("^http", "ws") + "?audience=" + audience),
                            new WebSocket.Listener() {
                            })
                    .join().abort();
        }
    }

    @Test
    void whoever_comes_sees_it_and_nobody_asks_for_a_code() {
        given().get("/screen").then().statusCode(200).body(not(containsString("data-roles")));
        listens("screen");
    }

    @Test
    void all_else_is_for_those_who_are_let_in() {
        given().get("/kiosk").then().statusCode(200).body(containsString("data-roles=\""));
        for (var audience : new String[] { "kiosk", "doctor", "manager" }) {
            assertThatThrownBy(() -> listens(audience)).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                    refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
        }
    }
}
