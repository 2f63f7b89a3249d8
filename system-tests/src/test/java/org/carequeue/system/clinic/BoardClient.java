package org.carequeue.system.clinic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A client of the gateway's socket that keeps all that it hears.
public final class BoardClient implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<Long> newTickets = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile @Nullable Integer closedWith;

    /// A client of the original design: knows neither audiences nor batches.
    public static BoardClient original(RunningClinic clinic) {
        return new BoardClient(clinic, "", null);
    }

    /// A page of an audience.
    public static BoardClient of(RunningClinic clinic, String audience) {
        return new BoardClient(clinic, "?audience=" + audience, "carequeue.batch");
    }

    private BoardClient(RunningClinic clinic, String query, @Nullable String subprotocol) {
        var address = URI.create(clinic.page("/api/socket" + query).replaceFirst("http", "ws"));
        var builder = CLIENT.newWebSocketBuilder();
        if (subprotocol != null) {
            builder.subprotocols(subprotocol);
        }
        socket = builder.buildAsync(address, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                var frame = JSON.readTree(partial.toString());
                if (frame.isArray()) {
                    frame.forEach(this::heard);
                } else {
                    heard(frame);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + partial, e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith = code;
        return null;
    }

    private void heard(JsonNode message) {
        messages.add(message);
        if (message.path("type").asText().equals("new-ticket")) {
            newTickets.add(System.nanoTime());
        }
    }

    /// When each `new-ticket` came, in `System.nanoTime()`.
    public List<Long> newTickets() {
        return newTickets;
    }

    /// Sends a message.
    public void send(String json) {
        socket.sendText(json, true).join();
    }

    /// All that was heard so far.
    public List<JsonNode> messages() {
        return messages;
    }

    /// Waits for a message and returns it.
    public JsonNode await(String what, Predicate<JsonNode> wanted) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                .failFast("closed", () -> closedWith != null)
                .until(() -> messages.stream().filter(wanted).findFirst(), Optional::isPresent).orElseThrow();
    }

    /// Waits for a message of this type.
    public JsonNode await(String type) {
        return await(type, message -> message.path("type").asText().equals(type));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
