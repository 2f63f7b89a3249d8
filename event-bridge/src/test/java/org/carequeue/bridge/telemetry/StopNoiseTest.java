package org.carequeue.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopNoiseTest {

    private static final String NETTY = "io.netty.bootstrap.ServerBootstrap";
    private static final String VERTX = "io.vertx.core.net.impl.VertxEventLoopGroup";

    private static boolean isLogged(String logger, @Nullable Throwable thrown) {
        var line = new LogRecord(Level.WARNING, "Failed to register an accepted channel");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return new StopNoise().isLoggable(line);
    }

    private static RuntimeException at(String type, RuntimeException failure) {
        failure.setStackTrace(new StackTraceElement[] { new StackTraceElement(type, "next", null, -1) });
        return failure;
    }

    @Test
    void only_the_client_is_left_out_that_comes_while_the_server_closes() {
        assertThat(isLogged(NETTY, at(VERTX, new IllegalStateException()))).isFalse();

        assertThat(isLogged("org.carequeue.Another", at(VERTX, new IllegalStateException()))).isTrue();
        assertThat(isLogged(NETTY, at("io.netty.channel.Another", new IllegalStateException()))).isTrue();
        assertThat(isLogged(NETTY, at(VERTX, new UnsupportedOperationException()))).isTrue();
        assertThat(isLogged(NETTY, null)).isTrue();
    }
}
