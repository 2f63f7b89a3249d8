package org.carequeue.launcher.cache;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.jspecify.annotations.Nullable;

/// A few minutes of a clinic in a few seconds, over the interfaces that everybody uses: all pages, a listener of each
/// audience, patients from the kiosk to the pharmacy's counter. It makes the services do once what they will do all day, so
/// that a [StartCache] holds the classes for it; so it matters what is done, and not how often.
final class Rehearsal implements Training.Play {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PAGES = List.of("kiosk", "screen", "reception", "triage", "doctor", "pharmacist",
            "manager");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"#]+)\"");
    private static final String PRESCRIPTION = """
            {"patient":{"name":"A Patient","birthDate":"1980-05-01"},"allergies":"none known","items":[
             {"medicine":"Amoxicillin","strength":"500 mg","form":"capsule","dose":{"amount":1,"unit":"capsule"},
              "route":"oral","frequency":"every-8-hours","durationDays":7,"quantity":{"amount":21,"unit":"capsule"},
              "repeats":0,"asNeeded":null,"substitutionAllowed":true,"notes":""}]}""";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private int commands;

    @Override
    public void play(Settings settings) throws IOException, InterruptedException {
        var gateway = settings.address(Service.GATEWAY);
        var listeners = new ArrayList<WebSocket>();
        try {
            for (var page : PAGES) {
                visit(gateway, "/" + page);
                listeners.add(listen(gateway, "?audience=" + page, "carequeue.batch", ""));
            }
            listeners.add(listen(gateway, "", "", ""));
            var first = patient(gateway, "general", "1");
            patient(gateway, "paediatrics", "2");
            get(gateway, "/api/waiting");
            get(gateway, "/api/prescriptions");
            get(gateway, "/api/settings");
            // A refusal is an answer like any other.
            ask(gateway, 409, "POST", "/api/tickets/" + first + "/start", "");
            ask(gateway, 404, "GET", "/api/tickets/2000-01-01-Z999", "");
            // Not the description of the interface: few read it, and what it takes would be in the memory of every start.
            get(gateway, "/api/statistics?by=hour");
            get(gateway, "/api/statistics/now");
            get(gateway, "/api/statistics/visits");
            for (var service : Service.values()) {
                get(settings.managementAddress(service), "/q/metrics");
                get(settings.managementAddress(service), "/q/health");
            }
        } finally {
            listeners.forEach(WebSocket::abort);
        }
    }

    /// From the kiosk to the counter. Returns the ticket's id.
    private String patient(String gateway, String serviceLine, String room) throws IOException, InterruptedException {
        var issued = ask(gateway, 201, "POST", "/api/tickets", "{\"serviceLine\":\"%s\"}".formatted(serviceLine));
        var ticket = "/api/tickets/" + text(issued, "id");
        visit(gateway, text(issued, "trackingPath"));
        var own = listen(gateway, "?audience=ticket", "carequeue.batch",
                "{\"type\":\"track\",\"token\":\"%s\"}".formatted(text(issued, "trackingToken")));
        ask(gateway, 200, "PUT", ticket + "/priority", "{\"priority\":\"high\"}");
        ask(gateway, 200, "POST", "/api/rooms/" + room + "/next", "");
        ask(gateway, 200, "POST", ticket + "/recall", "");
        ask(gateway, 200, "POST", ticket + "/start", "");
        var submitted = ask(gateway, 201, "POST", ticket + "/prescriptions", PRESCRIPTION);
        ask(gateway, 200, "POST", ticket + "/finish", "");
        var prescription = "/api/prescriptions/" + text(submitted, "id");
        ask(gateway, 200, "POST", prescription + "/claim", "{\"counter\":\"1\"}");
        ask(gateway, 200, "POST", prescription + "/ready", "");
        ask(gateway, 200, "POST", prescription + "/hand-over", "");
        get(gateway, ticket);
        own.abort();
        return text(issued, "id");
    }

    /// A page and what it refers to.
    private void visit(String gateway, String path) throws IOException, InterruptedException {
        var reference = REFERENCE.matcher(get(gateway, path));
        while (reference.find()) {
            get(gateway, reference.group(1));
        }
    }

    private String get(String address, String path) throws IOException, InterruptedException {
        return ask(address, 200, "GET", path, "");
    }

    private String ask(String address, int expected, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json").header("Idempotency-Key", "rehearsal-" + ++commands);
        }
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException("%s %s was answered with %d, not %d: %s".formatted(method, path,
                    response.statusCode(), expected, response.body().lines().findFirst().orElse("")));
        }
        return response.body();
    }

    /// Returns when something was heard.
    private WebSocket listen(String gateway, String query, String subprotocol, String greeting)
            throws IOException, InterruptedException {
        var builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        var heard = new CompletableFuture<Boolean>();
        var address = URI.create(gateway.replaceFirst("^http", "ws") + "/api/socket" + query);
        var socket = within(builder.buildAsync(address, new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                heard.complete(last);
                socket.request(1);
                return null;
            }
        }), "connection to " + query);
        if (!greeting.isEmpty()) {
            within(socket.sendText(greeting, true), "message to " + query);
        }
        within(heard, "message from " + query);
        return socket;
    }

    private static <T> T within(CompletableFuture<T> future, String what) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("there was no " + what, e);
        }
    }

    /// Looks for one text in an answer whose form this launcher need not know otherwise.
    private static String text(String json, String field) throws IOException {
        var matcher = Pattern.compile("\"%s\" *: *\"([^\"]+)\"".formatted(field)).matcher(json);
        if (!matcher.find()) {
            throw new IOException("an answer has no \"%s\"".formatted(field));
        }
        return matcher.group(1);
    }
}
