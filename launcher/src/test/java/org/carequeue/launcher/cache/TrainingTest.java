package org.carequeue.launcher.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.carequeue.launcher.FakeHome;
import org.carequeue.launcher.FakeService;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.up.Up;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real JVMs make and use real caches, of processes that stand in for the services.
@Tag("slow")
class TrainingTest {

    private static final String FROM_THE_CACHE = FakeService.class.getName() + " source: shared objects file";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_training_makes_caches_that_starts_use_until_the_next_build() throws Exception {
        var home = FakeHome.in(folder);
        var data = new AtomicReference<Path>();

        assertThat(train(settings -> data.set(settings.data()))).isZero();

        assertThat(Training.isDone(folder)).isTrue();
        assertThat(data.get()).doesNotExist();
        assertThat(logOfAStart(home)).contains("ticket    | [", FROM_THE_CACHE).doesNotContain("[warning]");
        assertThat(logOfAStart(home, "--start-cache", "off")).doesNotContain(FROM_THE_CACHE);

        assertThat(train(_ -> {
            throw new IOException("must not be played");
        })).isZero();
        assertThat(out()).endsWith("carequeue: the start caches are up to date\n");

        Files.setLastModifiedTime(Service.GATEWAY.jar(folder), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(Training.isDone(folder)).isFalse();
    }

    @Test
    void a_cache_that_does_not_fit_after_all_is_passed_over_in_silence() throws Exception {
        var home = FakeHome.in(folder);
        for (var service : Service.values()) {
            var cache = StartCache.of(service, folder);
            Files.writeString(cache.folder().resolve(service.module() + ".aot.new"), "no cache at all");
            cache.adopt();
        }

        assertThat(logOfAStart(home)).contains("CareQueue is up").doesNotContain("[warning]", "[error]", FROM_THE_CACHE);
    }

    @Test
    void a_play_that_fails_makes_none_and_says_why() throws Exception {
        FakeHome.in(folder);

        assertThatThrownBy(() -> train(_ -> {
            throw new IOException("the kiosk is broken");
        })).isInstanceOf(Refusal.class).hasMessage("The start caches could not be made; the services start more slowly "
                + "without them. The rehearsal failed: the kiosk is broken");

        assertThat(Training.isDone(folder)).isFalse();
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void a_training_that_is_broken_off_leaves_nothing_behind() throws Exception {
        FakeHome.in(folder);
        var playing = new CountDownLatch(1);
        var stop = new AtomicReference<Runnable>(() -> {
        });
        var end = new CompletableFuture<Integer>();
        // On a thread of its own, which lives as long as the processes that it starts.
        Thread.ofPlatform().start(() -> {
            try {
                end.complete(new Training(folder, _ -> {
                    playing.countDown();
                    new CountDownLatch(1).await();
                }, stream()).run(stop::set));
            } catch (Refusal refusal) {
                end.completeExceptionally(refusal);
            }
        });
        playing.await();
        var services = ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString())).toList();

        stop.get().run();

        await("an end").atMost(Duration.ofSeconds(20)).until(end::isDone);
        assertThatThrownBy(end::get).hasMessageEndingWith("It was broken off.");
        assertThat(services).hasSize(5).noneMatch(ProcessHandle::isAlive);
        assertThat(leftBehind()).isEmpty();
    }

    private int train(Training.Play play) throws Refusal {
        return new Training(folder, play, stream()).run(_ -> {
        });
    }

    private List<Path> leftBehind() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(".aot")).toList();
        }
    }

    /// Everything that is said by a start of all services, with where each class came from.
    private static String logOfAStart(FakeHome home, String... options) throws Refusal {
        var log = new ByteArrayOutputStream();
        var stream = new PrintStream(log, true, StandardCharsets.UTF_8);
        var settings = home.settings(Stream.concat(Stream.of("--java-opts", "-Xlog:class+load"), Stream.of(options))
                .toArray(String[]::new));
        var exitCode = new Up(settings, stream, stream, BackOff.USUAL, (_, stop) -> {
            stop.run();
            return null;
        }).run(_ -> {
        });
        assertThat(exitCode).isZero();
        return log.toString(StandardCharsets.UTF_8);
    }

    private PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
