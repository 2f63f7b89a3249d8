package org.carequeue.bridge.connector;

import java.net.URI;
import java.util.function.Supplier;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.access.Passes;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.guard.Bounds;
import org.carequeue.bridge.http.HangUp;
import org.carequeue.bridge.tls.PeerTls;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.WebSocketInternal;

/// A link's connection as a Vert.x WebSocket client, on one event loop of its own.
final class ClientWire implements ReaderLink.Wire {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int UPGRADE_MILLIS = 2_000;
    /// How long the other end may take to say goodbye, too; then it is hung up on.
    private static final int GOODBYE_MILLIS = 3_000;
    private static final Logger LOG = Logger.getLogger(ClientWire.class);

    private final String service;
    private final Context context;
    private final WebSocketClient client;
    private final WebSocketConnectOptions address;
    private final Supplier<String> pass;
    private @Nullable ReaderLink link;
    private @Nullable WebSocket socket;
    /// The attempt that is wanted; what belongs to another one is closed when it opens.
    private int wanted;
    private long ticking;

    /// @param reader who reads
    /// @param service the one that is read
    /// @param url its events endpoint
    /// @param passes what is shown there, anew with each attempt
    /// @param tls how it is spoken to
    ClientWire(String reader, String service, URI url, Vertx vertx, Passes passes, PeerTls tls) {
        this.service = service;
        this.pass = () -> Bearer.of(passes.write(Pass.ofService(reader), service));
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createWebSocketClient(tls.with(new WebSocketClientOptions()
                .setMaxFrameSize(Protocol.LARGEST_FRAME).setMaxMessageSize(Protocol.LARGEST_FRAME)
                .setConnectTimeout(CONNECT_MILLIS)));
        this.address = new WebSocketConnectOptions().setHost(url.getHost()).setPort(url.getPort())
                .setURI(url.getPath())
                // It would be taken for a browser's page.
                .setAllowOriginHeader(false)
                .addSubProtocol(Protocol.SUBPROTOCOL).setTimeout(UPGRADE_MILLIS)
                .putHeader(Bounds.PEER, reader);
    }

    /// Starts the link; called once, from any thread.
    void begin(ReaderLink ofThis) {
        link = ofThis;
        ticking = context.owner().setPeriodic(Protocol.TICK_MILLIS, _ -> later(ofThis::tick));
        later(ofThis::connect);
    }

    /// Has it read on from where its reader's position is now; called from any thread.
    void readAnew() {
        var reading = link;
        if (reading != null) {
            later(reading::readAnew);
        }
    }

    /// Ends it; called from any thread.
    void end() {
        context.owner().cancelTimer(ticking);
        var ending = link;
        if (ending != null) {
            later(ending::stop);
        }
    }

    @Override
    public void connect(int attempt) {
        wanted = attempt;
        var to = link;
        if (to == null) {
            return;
        }
        var opening = client.webSocket();
        // Set before the connection is open: the other end speaks first, and at once.
        opening.textMessageHandler(text -> later(() -> to.message(attempt, text)));
        opening.exceptionHandler(failure -> LOG.debugf("connection: service=%s cause=%s", service,
                failure.getMessage()));
        opening.closeHandler(_ -> later(() -> to.lost(attempt, "closed with " + opening.closeStatusCode())));
        opening.connect(new WebSocketConnectOptions(address).putHeader(Bearer.HEADER, pass.get())).onComplete(
                opened -> later(() -> {
                    if (attempt == wanted) {
                        socket = opened;
                        to.opened(attempt, opened.subProtocol());
                    } else {
                        opened.close();
                    }
                }),
                failure -> later(() -> to.lost(attempt, failure.getMessage())));
    }

    @Override
    public void send(String json) {
        var open = socket;
        if (open != null) {
            open.writeTextMessage(json);
        }
    }

    @Override
    public void close(int code, String reason) {
        wanted = 0;
        var open = socket;
        socket = null;
        if (open != null) {
            open.close((short) code, reason);
            if (open instanceof WebSocketInternal internal) {
                var channel = internal.channelHandlerContext().channel();
                context.owner().setTimer(GOODBYE_MILLIS, _ -> HangUp.now(channel));
            }
        }
    }

    @Override
    public void later(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    @Override
    public void after(long millis, Runnable task) {
        context.owner().setTimer(millis, _ -> later(task));
    }
}
