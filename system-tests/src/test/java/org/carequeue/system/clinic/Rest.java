package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// Speaks to one service as a kiosk or `curl` would. Safe for many threads.
public final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What came back.
    ///
    /// @param status HTTP status, 0 where the service was not reachable
    public record Reply(int status, JsonNode body, HttpResponse<?> raw) {

        /// A text field of the body, empty when it is not there.
        public String text(String field) {
            return body.path(field).asText();
        }

        /// This reply, if it has the expected status.
        public Reply expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + " " + body);
            }
            return this;
        }
    }

    private final URI base;
    private final HttpClient client;

    public Rest(URI base) {
        this(base, CLIENT);
    }

    /// @param client knows whom to believe
    public Rest(URI base, HttpClient client) {
        this.base = base;
        this.client = client;
    }

    public Reply get(String path, String... headers) {
        return send(with(path, headers).GET());
    }

    public Reply post(String path, String body, String... headers) {
        return send(with(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public Reply put(String path, String body, String... headers) {
        return send(with(path, headers).PUT(BodyPublishers.ofString(body)));
    }

    public Reply delete(String path, String... headers) {
        return send(with(path, headers).DELETE());
    }

    private HttpRequest.Builder with(String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    /// Sends the same POST with the same key again until it is answered with something other than 503.
    public Reply persist(String path, String body, String key) {
        return persist(() -> post(path, body, "Idempotency-Key", key));
    }

    /// Sends the same PUT with the same key again until it is answered with something other than 503.
    public Reply persistPut(String path, String body, String key) {
        return persist(() -> put(path, body, "Idempotency-Key", key));
    }

    /// Sends the same DELETE with the same key again until it is answered with something other than 503.
    public Reply persistDelete(String path, String key) {
        return persist(() -> delete(path, "Idempotency-Key", key));
    }

    /// Asks again until it is answered with something other than 503.
    public Reply persistGet(String path) {
        return persist(() -> get(path));
    }

    private static Reply persist(Supplier<Reply> request) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                var reply = request.get();
                if (reply.status() != 503 || System.nanoTime() > end) {
                    return reply;
                }
            } catch (UncheckedIOException unreachable) {
                if (System.nanoTime() > end) {
                    throw unreachable;
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /// What stands at an address, as it is.
    public String text(String path) {
        return exchange(HttpRequest.newBuilder(base.resolve(path)).GET()).body();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = exchange(request);
            var body = response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Reply(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the service says that it is ready; not being there counts as no.
    public boolean isReady() {
        try {
            return get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }
}
