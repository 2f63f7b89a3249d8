package org.carequeue.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The REST interface, as somebody who has signed in uses it: every command has a key of its own, so that it can be sent again
/// when nobody answered.
final class Gateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /// A service that starts again needs a few seconds; after a minute something is wrong that a demo does not mend.
    private static final int MOST_ATTEMPTS = 120;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager()).connectTimeout(TIMEOUT).build();
    private final URI address;
    private final Supplier<String> keys;

    /// As one person.
    ///
    /// @param keys makes one for each command, never the same twice
    /// @throws IOException when that person is not let in
    static Gateway of(String person, URI address, String password, Supplier<String> keys)
            throws IOException, InterruptedException {
        var gateway = new Gateway(address, keys);
        var answer = gateway.persist(gateway.json("/api/session").POST(BodyPublishers.ofString(
                JSON.createObjectNode().put("name", person).put("password", password).toString())).build());
        if (!answer.isDone()) {
            throw new IOException(person + " is not let in: " + answer.text("detail"));
        }
        return gateway;
    }

    /// @param keys makes one for each command, never the same twice
    Gateway(URI address, Supplier<String> keys) {
        this.address = address;
        this.keys = keys;
    }

    /// What was answered.
    ///
    /// @param status of HTTP; below 500
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status < 300;
        }

        String text(String field) {
            return body.path(field).asText();
        }

        /// What a refusal is called, the end of the problem's type.
        String refusal() {
            var type = text("type");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return persist(HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).GET().build());
    }

    Answer post(String path, String body, String workplace) throws IOException, InterruptedException {
        return persist(command(path, workplace).POST(BodyPublishers.ofString(body)).build());
    }

    Answer put(String path, String body, String workplace) throws IOException, InterruptedException {
        return persist(command(path, workplace).PUT(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder command(String path, String workplace) {
        return json(path).header("CareQueue-Workplace", workplace).header("Idempotency-Key", keys.get());
    }

    private HttpRequest.Builder json(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).header("Content-Type", "application/json");
    }

    /// @throws IOException when nothing but failures was heard for a minute
    private Answer persist(HttpRequest request) throws IOException, InterruptedException {
        var failure = new IOException("No answer");
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                var response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() < SERVER_ERROR) {
                    return new Answer(response.statusCode(), JSON.readTree(response.body()));
                }
                failure = new IOException(request.uri().getPath() + " was answered with " + response.statusCode());
            } catch (IOException e) {
                failure = e;
            }
            Thread.sleep(PAUSE);
        }
        throw failure;
    }
}
