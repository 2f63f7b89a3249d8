package org.carequeue.gateway.commands;

import org.carequeue.bridge.http.KnownPosition;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/// One of the services that own facts, over kept-alive connections. Never blocks.
public final class Owner {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final HttpClient client;
    private final String service;
    private final String host;
    private final int port;
    private final OwnerSettings settings;
    private final KnownPositions positions;

    /// @param positions sent with every call, and told of every answer's
    public Owner(Vertx vertx, String service, String host, int port, OwnerSettings settings,
            KnownPositions positions) {
        this.vertx = vertx;
        this.service = service;
        this.host = host;
        this.port = port;
        this.settings = settings;
        this.positions = positions;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(IDLE_SECONDS),
                new PoolOptions().setHttp1MaxSize(settings.connections()).setMaxWaitQueueSize(settings.waiting()));
    }

    /// Asks, and fails with a [org.carequeue.bridge.desk.RefusedException] where nobody answers.
    public Uni<OwnerAnswer> call(OwnerCall call) {
        return Uni.createFrom().completionStage(() -> exchange(call).begin().toCompletionStage())
                .invoke(answer -> positions.note(answer.position()));
    }

    private Exchange exchange(OwnerCall call) {
        var options = new RequestOptions().setMethod(call.method()).setHost(host).setPort(port).setURI(call.uri())
                .setHeaders(call.headers());
        var known = positions.header();
        if (!known.isEmpty()) {
            options.putHeader(KnownPosition.HEADER, known);
        }
        return new Exchange(vertx, client, service, call, options, settings);
    }

    /// Closes its connections.
    public void close() {
        client.close();
    }
}
