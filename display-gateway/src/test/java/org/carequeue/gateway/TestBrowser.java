package org.carequeue.gateway;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.core.ConditionTimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// A client of `/api/socket`, and all that it has heard.
final class TestBrowser {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    final List<Integer> messagesInFrame = new CopyOnWriteArrayList<>();
    private final ClientWebSocket socket;

    private TestBrowser(ClientWebSocket socket) {
        this.socket = socket;
        // Set before the connection is open: the gateway speaks first, and at once.
        socket.textMessageHandler(text -> {
            var said = Json.decodeValue(text);
            if (said instanceof JsonArray array) {
                messagesInFrame.add(array.size());
                array.forEach(message -> heard.add((JsonObject) message));
            } else {
                messagesInFrame.add(1);
                heard.add((JsonObject) said);
            }
        });
    }

    static TestBrowser open(Vertx vertx, URI gateway, String query, String... subprotocols) {
        return open(vertx, address(gateway, query).setSubProtocols(List.of(subprotocols)));
    }

    static TestBrowser open(Vertx vertx, WebSocketConnectOptions address) {
        var limit = 262_144;
        var browser = new TestBrowser(vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(limit).setMaxMessageSize(limit)).webSocket());
        browser.socket.connect(address).toCompletionStage().toCompletableFuture().join();
        return browser;
    }

    static WebSocketConnectOptions address(URI gateway, String query) {
        return new WebSocketConnectOptions().setHost(gateway.getHost()).setPort(gateway.getPort())
                .setURI("/api/socket" + query);
    }

    void say(String message) {
        socket.writeTextMessage(message).toCompletionStage().toCompletableFuture().join();
    }

    JsonObject hears(String type) {
        return hears(message -> message.getString("type").equals(type));
    }

    JsonObject hears(String type, Predicate<JsonObject> which) {
        return hears(message -> message.getString("type").equals(type) && which.test(message));
    }

    private JsonObject hears(Predicate<JsonObject> which) {
        try {
            return await().atMost(PATIENCE).until(() -> heard.stream().filter(which).findFirst().orElse(null),
                    found -> found != null);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("heard " + types() + ", closed: " + socket.isClosed()
                    + (socket.isClosed() ? " with " + socket.closeStatusCode() : ""), e);
        }
    }

    List<String> types() {
        return heard.stream().map(message -> message.getString("type")).toList();
    }

    int closedWith() {
        await().atMost(PATIENCE).until(socket::isClosed);
        return socket.closeStatusCode();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void close() {
        socket.close().toCompletionStage().toCompletableFuture().join();
    }
}
