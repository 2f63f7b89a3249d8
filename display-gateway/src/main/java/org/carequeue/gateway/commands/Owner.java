package org.carequeue.gateway.commands;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.guard.Bounds;
import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.bridge.tls.PeerTls;
import org.carequeue.gateway.access.PassBook;

import io.netty.channel.EventLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;

/// One of the services that own facts, over kept-alive connections. Never blocks.
///
/// Each event loop has connections of its own: a pool that all share hands out whichever was used last, so that most
/// requests would hop to another loop and back, and wake two threads for it.
public final class Owner {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int IDLE_SECONDS = 60;
    /// Who asks: the owners keep places for it.
    private static final String NAME = "display-gateway";

    private final Vertx vertx;
    private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();
    private final String service;
    private final String host;
    private final int port;
    private final OwnerSettings settings;
    private final KnownPositions positions;
    private final PassBook passes;
    private final PeerTls tls;

    /// @param positions sent with every call, and told of every answer's
    /// @param passes shown with every call
    /// @param tls how it is spoken to
    public Owner(Vertx vertx, String service, String host, int port, OwnerSettings settings,
            KnownPositions positions, PassBook passes, PeerTls tls) {
        this.passes = passes;
        this.tls = tls;
        this.vertx = vertx;
        this.service = service;
        this.host = host;
        this.port = port;
        this.settings = settings;
        this.positions = positions;
    }

    private HttpClient client() {
        var loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        return clients.computeIfAbsent(loop, _ -> vertx.createHttpClient(
                tls.with(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(IDLE_SECONDS)),
                new PoolOptions().setHttp1MaxSize(settings.connections()).setMaxWaitQueueSize(settings.waiting())));
    }

    /// Asks, and fails with a [org.carequeue.bridge.desk.RefusedException] where nobody answers.
    public Uni<OwnerAnswer> call(OwnerCall call) {
        return Uni.createFrom().completionStage(() -> exchange(call).begin().toCompletionStage())
                .invoke(answer -> positions.note(answer.position()));
    }

    private Exchange exchange(OwnerCall call) {
        var options = new RequestOptions().setMethod(call.method()).setHost(host).setPort(port).setURI(call.uri())
                .setHeaders(call.headers())
                .putHeader(Bounds.PEER, NAME)
                .putHeader(Bearer.HEADER, Bearer.of(passes.tokenOf(call.pass(), service)));
        var known = positions.header();
        if (!known.isEmpty()) {
            options.putHeader(KnownPosition.HEADER, known);
        }
        return new Exchange(vertx, client(), service, call, options, settings);
    }

    /// Closes its connections.
    public void close() {
        clients.values().forEach(HttpClient::close);
    }
}
