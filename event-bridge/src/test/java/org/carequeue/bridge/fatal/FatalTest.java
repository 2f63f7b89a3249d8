package org.carequeue.bridge.fatal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FatalTest {

    private static final String NAME = "Mary Miller, 1950-03-31";
    private final AtomicInteger endings = new AtomicInteger();
    private final Fatal fatal = new Fatal(endings::incrementAndGet);
    private final HeardLog log = HeardLog.of(Fatal.class);
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void as_before() {
        log.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void a_writer_that_throws_anything_ends_the_process_with_one_line_and_no_patient_in_it() throws Exception {
        // When
        var writer = fatal.writer("writer-1", () -> {
            throw new AssertionError(NAME);
        });
        writer.start();
        writer.join();

        // Then
        assertThat(endings).hasValue(1);
        assertThat(log.lines()).singleElement().asString()
                .startsWith("a part has ended without which nothing goes on, so the process ends:"
                        + " thread=writer-1 cause=java.lang.AssertionError at=FatalTest.")
                .doesNotContain("Mary").doesNotContain("\n");
    }

    @Test
    void a_writer_that_returns_has_been_stopped_and_ends_nothing() throws Exception {
        var writer = fatal.writer("writer-1", () -> {
        });
        writer.start();
        writer.join();

        assertThat(endings).hasValue(0);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void the_process_ends_also_where_nothing_can_be_said() throws Exception {
        // Given
        log.breaks(new OutOfMemoryError("no room for a line"));

        // When
        var writer = fatal.writer("writer-1", () -> {
            throw new IllegalStateException(NAME);
        });
        writer.start();
        writer.join();

        // Then
        assertThat(endings).hasValue(1);
    }

    @Test
    void a_writer_that_does_not_move_ends_the_process_and_the_line_says_where_it_is() {
        fatal.stuck("writer-1", new StackTraceElement("org.carequeue.Stands", "still", "Stands.java", 7));

        assertThat(endings).hasValue(1);
        assertThat(log.lines()).containsExactly("a part does not move without which nothing goes on, so the process ends:"
                + " thread=writer-1 at=Stands.still:7");
    }

    @Test
    void no_thread_ends_without_a_word_and_one_that_ran_out_of_memory_ends_the_process() throws Exception {
        // Given
        fatal.watchAll();

        // When: threads that nobody has told what to do
        var platform = Thread.ofPlatform().name("platform-1").start(() -> {
            throw new IllegalStateException(NAME);
        });
        var virtual = Thread.ofVirtual().name("virtual-1").start(() -> {
            throw new NoClassDefFoundError(NAME);
        });
        platform.join();
        virtual.join();

        // Then
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("a thread has ended: thread="))
                .anyMatch(line -> line.contains("thread=platform-1 cause=java.lang.IllegalStateException at=FatalTest."))
                .anyMatch(line -> line.contains("thread=virtual-1 cause=java.lang.NoClassDefFoundError at=FatalTest."))
                .noneMatch(line -> line.contains("Mary"));
        assertThat(endings).hasValue(0);

        // When
        var without = Thread.ofPlatform().name("platform-2").start(() -> {
            throw new IllegalStateException(new OutOfMemoryError("Cannot reserve direct buffer memory"));
        });
        without.join();

        // Then
        assertThat(endings).hasValue(1);
    }

    /// A process of its own, which really ends.
    @Test
    void the_process_ends_with_its_exit_code_although_an_orderly_end_would_wait_for_ever() throws Exception {
        // When
        var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), Ends.class.getName()).redirectErrorStream(true).start();
        var said = CompletableFuture.supplyAsync(() -> read(process));

        // Then
        await("it ends").atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        assertThat(process.exitValue()).isEqualTo(Fatal.EXIT_CODE);
        assertThat(said.join()).contains("so the process ends: thread=writer-1 cause=java.lang.IllegalStateException")
                .doesNotContain("Mary");
    }

    private static String read(Process process) {
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// A main program with a hook that never returns.
    static final class Ends {

        private Ends() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(Ends::wait_for_ever));
            Fatal.ofThisProcess().writer("writer-1", () -> {
                throw new IllegalStateException(NAME);
            }).start();
            wait_for_ever();
        }

        private static void wait_for_ever() {
            new CompletableFuture<Void>().join();
        }
    }
}
