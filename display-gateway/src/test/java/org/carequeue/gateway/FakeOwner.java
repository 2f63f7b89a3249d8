package org.carequeue.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Services;
import org.jspecify.annotations.Nullable;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;

/// A service as the gateway sees it: serves a log at `/events`, and answers commands as a test says.
final class FakeOwner {

    /// A command that came in.
    record Received(String method, String uri, MultiMap headers, String body) {
    }

    private static final EventCodec CODEC = new EventCodec(new EventTypes(ClinicEventTypes.BY_NAME));

    private final Vertx vertx;
    final String service;
    private final int port;
    private final List<Envelope<ClinicEvent>> log = new CopyOnWriteArrayList<>();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile Consumer<HttpServerRequest> answer = ok("{}");
    private volatile @Nullable HttpServer server;

    FakeOwner(Vertx vertx, String service, int port) {
        this.vertx = vertx;
        this.service = service;
        this.port = port;
    }

    /// Answers with a JSON object, and a position in this service's log.
    Consumer<HttpServerRequest> ok(String json) {
        return request -> {
            var response = request.response().putHeader("Content-Type", "application/json");
            // Who has no log has no place in one.
            if (Services.NAMES.contains(service)) {
                response.putHeader("CareQueue-Position", position());
            }
            response.end(json);
        };
    }

    String position() {
        return service + "=log-of-" + service + "@" + log.size();
    }

    void start() {
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("carequeue.events.v1"))
                .requestHandler(this::request)
                .listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    private void request(HttpServerRequest request) {
        if ("/events".equals(request.path())) {
            request.toWebSocket().onSuccess(this::reader);
            return;
        }
        request.body().onSuccess(body -> {
            received.add(new Received(request.method().name(), request.uri(), request.headers(),
                    body.toString(StandardCharsets.UTF_8)));
            answer.accept(request);
        });
    }

    void stop() {
        var running = server;
        if (running != null) {
            running.close().toCompletionStage().toCompletableFuture().join();
        }
        readers.clear();
    }

    private void reader(ServerWebSocket socket) {
        send(socket, new JsonObject().put("type", "hello").put("service", service).put("log", "log-of-" + service)
                .put("head", log.size()));
        var timer = vertx.setPeriodic(1_000, _ -> send(socket, new JsonObject().put("type", "heartbeat")));
        var reader = new Reader(socket);
        socket.closeHandler(_ -> {
            vertx.cancelTimer(timer);
            readers.remove(reader);
        });
        socket.textMessageHandler(text -> {
            var message = new JsonObject(text);
            switch (message.getString("type")) {
                case "subscribe" -> {
                    synchronized (log) {
                        reader.begin(message.getInteger("sequence"));
                        readers.add(reader);
                    }
                    send(socket, new JsonObject().put("type", "caught-up").put("head", log.size()));
                }
                case "ack" -> reader.acknowledged(message.getInteger("sequence"));
                default -> {
                    // It is there.
                }
            }
        });
    }

    private static void send(ServerWebSocket socket, JsonObject message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message.encode());
        }
    }

    private static void send(ServerWebSocket socket, List<Envelope<ClinicEvent>> events) {
        for (int i = 0; i < events.size(); i += 100) {
            var json = new StringBuilder("{\"type\":\"events\",\"events\":[");
            for (var event : events.subList(i, Math.min(i + 100, events.size()))) {
                json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                        .append(new String(CODEC.encode(event), StandardCharsets.UTF_8));
            }
            // One frame: what the bridge's readers take is larger than a client's usual limit.
            socket.writeFinalTextFrame(json.append("]}").toString());
        }
    }

    /// One that reads, and gets no more ahead of what it has acknowledged than the protocol allows.
    private final class Reader {
        private final ServerWebSocket socket;
        private int sent;
        private int acknowledged;

        Reader(ServerWebSocket socket) {
            this.socket = socket;
        }

        void begin(int from) {
            sent = from;
            acknowledged(from);
        }

        void acknowledged(int sequence) {
            synchronized (log) {
                acknowledged = sequence;
                pump();
            }
        }

        void pump() {
            var end = Math.min(log.size(), acknowledged + Protocol.WINDOW);
            if (end > sent) {
                send(socket, log.subList(sent, end));
                sent = end;
            }
        }
    }

    /// Appends whatever this log does not have yet, and tells the readers.
    void publish(List<Envelope<ClinicEvent>> all) {
        synchronized (log) {
            log.addAll(List.copyOf(all.subList(log.size(), all.size())));
            readers.forEach(Reader::pump);
        }
    }

    void value(String name, JsonObject value) {
        readers.forEach(reader -> send(reader.socket,
                new JsonObject().put("type", "value").put("name", name).put("value", value)));
    }
}
