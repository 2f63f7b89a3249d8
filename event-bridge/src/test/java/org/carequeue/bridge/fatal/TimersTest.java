package org.carequeue.bridge.fatal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/// The services' timers, of the day, of absences, of heartbeats, are Vert.x's. They are no single writers: whatever a task
/// throws, the timer goes on, and [FatalStart]'s handler hears of it.
class TimersTest {

    @Test
    void a_timer_whose_task_throws_goes_on_and_memory_that_ran_out_ends_the_process() {
        // Given
        var endings = new AtomicInteger();
        var heard = new CopyOnWriteArrayList<Throwable>();
        var vertx = Vertx.vertx();
        vertx.exceptionHandler(heard::add);
        var times = new AtomicInteger();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        FatalStart.watchAll(new Fatal(endings::incrementAndGet), vertx);

        // When
        try {
            vertx.setPeriodic(1, _ -> {
                switch (times.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("a defect");
                    case 2 -> throw new NoClassDefFoundError("org/carequeue/Missing");
                    case 3 -> throw new OutOfMemoryError("Cannot reserve direct buffer memory");
                    default -> {
                    }
                }
            });

            // Then
            await("it goes on").atMost(Duration.ofSeconds(60)).until(() -> times.get() > 3);
            assertThat(heard).hasSize(2);
            assertThat(endings).hasValue(1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
