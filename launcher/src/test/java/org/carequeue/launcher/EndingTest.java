package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    void a_process_that_listens_ends_by_itself() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "read line").start();

        assertThat(Ending.of(List.of(process.toHandle()), Duration.ofSeconds(10))).isEmpty();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_process_that_does_not_listen_is_killed() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; read line").start();
        // Only now is SIGTERM without effect.
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");

        List<ProcessHandle> killed = Ending.of(List.of(process.toHandle()), Duration.ofMillis(100));

        assertThat(killed).containsExactly(process.toHandle());
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void an_end_is_told_in_words() {
        assertThat(ExitCode.describe(137)).isEqualTo("was ended by signal 9");
        assertThat(ExitCode.describe(1)).isEqualTo("ended with exit code 1");
        assertThat(ExitCode.describe(3)).isEqualTo("ran out of memory (exit code 3)");
    }

    @Test
    void durations_read_as_people_say_them() {
        assertThat(Seconds.of(Duration.ofMillis(500))).isEqualTo("0.5 s");
        assertThat(Seconds.of(Duration.ofSeconds(10))).isEqualTo("10 s");
        assertThat(Seconds.of(Duration.ofSeconds(60))).isEqualTo("60 s");
        assertThat(Seconds.of(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
    }
}
