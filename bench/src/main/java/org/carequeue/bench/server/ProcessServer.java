package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A server that is one process of its own, with a port of its own.
abstract class ProcessServer implements FanOutServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Started process;
    private final int port;

    /// Starts it, and waits until it listens.
    ///
    /// @param command makes it listen on this port
    ProcessServer(Path folder, Path log, int port, List<String> command) throws IOException {
        this.port = port;
        this.process = Started.run(folder, log, Map.of(), command);
        try {
            process.await("listening", PATIENCE, () -> Ports.answers(port));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final List<Long> processes() {
        return List.of(process.pid());
    }

    @Override
    public final void close() {
        process.close();
    }
}
