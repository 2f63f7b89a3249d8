package org.carequeue.bridge.telemetry;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;

/// Leaves out what Vert.x has Netty say at each stop under load: its HTTP server forgets its event loops a moment before
/// it closes the socket that accepts, so a client that comes in between is "not registered", with a stack trace. Nothing is
/// lost: the client is told that nobody listens. Everything else is logged.
@LoggingFilter(name = "carequeue-stop-noise")
public final class StopNoise implements Filter {

    private static final String ACCEPTS = "io.netty.bootstrap.ServerBootstrap";
    private static final String FORGETS = "io.vertx.core.net.impl.VertxEventLoopGroup";

    @Override
    public boolean isLoggable(LogRecord line) {
        var thrown = line.getThrown();
        if (!ACCEPTS.equals(line.getLoggerName()) || !(thrown instanceof IllegalStateException)) {
            return true;
        }
        var where = thrown.getStackTrace();
        return where.length == 0 || !where[0].getClassName().equals(FORGETS);
    }
}
