package org.carequeue.bridge.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/// In real time, with a source that counts how often it is asked.
@Tag("slow")
class ValuePublisherTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<Long> at = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int value = 1;
    private volatile boolean broken;
    private final ValuePublisher publisher = new ValuePublisher(vertx, json -> {
        published.add(new String(json, UTF_8));
        at.add(System.nanoTime());
    }, "number", () -> {
        asked.incrementAndGet();
        return broken ? CompletableFuture.failedStage(new IllegalStateException("broken"))
                : CompletableFuture.completedStage(value);
    });

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void until(int count) throws InterruptedException {
        for (int i = 0; i < 1_000 && published.size() < count; i++) {
            pause(10);
        }
        assertThat(published).hasSizeGreaterThanOrEqualTo(count);
    }

    @Test
    void a_value_that_is_as_it_was_is_not_published_again() throws InterruptedException {
        // When
        publisher.changed();
        until(1);
        pause(1_100);
        publisher.changed();
        publisher.aged();
        pause(300);

        // Then
        assertThat(asked).hasValueGreaterThanOrEqualTo(2);
        assertThat(published).containsExactly("1");
    }

    @Test
    void what_time_alone_has_changed_is_published_too() throws InterruptedException {
        // Given
        publisher.aged();
        until(1);
        pause(1_100);

        // When
        value = 2;
        publisher.aged();

        // Then
        until(2);
        assertThat(published).containsExactly("1", "2");
    }

    @Test
    void however_often_it_changes_it_is_published_once_a_second_with_the_latest_last() throws InterruptedException {
        // When
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2_500);
        while (System.nanoTime() < end) {
            value++;
            publisher.changed();
            publisher.aged();
            pause(3);
        }

        // Then
        for (int i = 0; i < 1_000 && !published.getLast().equals(Integer.toString(value)); i++) {
            pause(10);
        }
        assertThat(published.getLast()).isEqualTo(Integer.toString(value));
        for (int i = 1; i < at.size(); i++) {
            assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(990));
        }
    }

    @Test
    void changes_that_change_nothing_cost_one_question_a_second() throws InterruptedException {
        // When
        for (int i = 0; i < 300; i++) {
            publisher.changed();
            pause(5);
        }

        // Then
        assertThat(published).containsExactly("1");
        assertThat(asked.get()).isLessThan(10);
    }

    @Test
    void a_source_that_fails_once_is_asked_again() throws InterruptedException {
        // Given
        broken = true;
        publisher.aged();
        pause(200);
        broken = false;

        // When
        publisher.changed();

        // Then
        until(1);
    }
}
