package org.carequeue.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    void a_process_that_listens_ends_by_itself() throws IOException {
        var process = new ProcessBuilder("sh", "-c", "read line").start();

        assertThat(Ending.of(List.of(process.toHandle()), Duration.ofSeconds(10))).isEmpty();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_process_that_does_not_listen_is_killed() throws IOException {
        var process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; read line").start();
        // Only now is SIGTERM without effect.
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");

        var killed = Ending.of(List.of(process.toHandle()), Duration.ofMillis(100));

        assertThat(killed).containsExactly(process.toHandle());
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void the_last_lines_of_a_process_are_kept_for_the_failure() throws Exception {
        var end = new CompletableFuture<Integer>();
        var child = Child.start(new ProcessBuilder("sh", "-c", "seq 25; exit 7"), _ -> {
        });
        child.onEnd(end::complete);

        assertThat(end.get()).isEqualTo(7);
        assertThat(child.lastLines()).hasSize(20).startsWith("6").endsWith("25");
    }
}
