package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.board.ThreeLogs;
import org.junit.jupiter.api.Test;

/// A process of its own, without memory for what sockets send: `-XX:+ExitOnOutOfMemoryError` does not see that.
class OutOfDirectMemoryTest {

    @Test
    void a_gateway_without_memory_for_sockets_ends_with_one_line() throws Exception {
        // When
        var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:MaxDirectMemorySize=4m", "-cp",
                System.getProperty("java.class.path"), Gateway.class.getName()).redirectErrorStream(true).start();
        var said = CompletableFuture.supplyAsync(() -> read(process));

        // Then
        await("it ends").atMost(Duration.ofSeconds(120)).until(() -> !process.isAlive());
        assertThat(said.join()).contains("so the process ends: thread=event-loop cause=java.lang.OutOfMemoryError");
        assertThat(process.exitValue()).isEqualTo(Fatal.EXIT_CODE);
    }

    private static String read(Process process) {
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// What is written here takes memory as on a socket.
    private static final class Socket implements Outlet {

        @Override
        public void write(Text frame) {
            frame.frame();
        }

        @Override
        public void flush(Flushed flushed) {
            flushed.done(null);
        }

        @Override
        public void ping() {
            // takes none
        }

        @Override
        public void close(int code, String reason) {
            // takes none
        }
    }

    /// A main program: a gateway's sequencer and one loop, until the memory is gone.
    static final class Gateway {

        private Gateway() {
        }

        public static void main(String[] arguments) {
            var fatal = Fatal.ofThisProcess();
            var counters = new Counters();
            var sequencer = new Sequencer(new Board(Instant.EPOCH), Map.of(), new Fanout(TestGateway.LIMITS, counters, fatal),
                    counters, "run-1", Runnable::run, Traces.silent());
            var loop = Executors.newSingleThreadExecutor();
            sequencer.start(fatal);
            loop.execute(() -> sequencer.open(loop, Audience.SCREEN, true, new Socket()));
            var kept = new ArrayList<ByteBuffer>();
            try {
                while (true) {
                    kept.add(ByteBuffer.allocateDirect(64));
                }
            } catch (OutOfMemoryError full) {
                var logs = new ThreeLogs();
                logs.issue("A001");
                sequencer.take(List.copyOf(logs.inOrder())).toCompletableFuture().join();
            }
            // It waits for the end, and keeps what it has.
            new CompletableFuture<Void>().join();
            kept.clear();
        }
    }
}
