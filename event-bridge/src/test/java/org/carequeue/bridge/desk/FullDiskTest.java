package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.carequeue.bridge.desk.Tally.Count;
import org.carequeue.bridge.desk.Tally.Counted;
import org.carequeue.bridge.fatal.Fatal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real file system that runs full under a real desk: a small tmpfs, which takes root to mount.
class FullDiskTest {

    @TempDir
    Path temp;
    private final AtomicLong ids = new AtomicLong();
    private boolean mounted;

    private void mountSmall(Path at) throws Exception {
        Files.createDirectories(at);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "carequeue-test", at.toString());
        if (!mounted) {
            System.err.println("SKIPPED: FullDiskTest needs root, to mount a small tmpfs");
        }
        assumeTrue(mounted, "needs root, to mount a small tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", temp.resolve("small").toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private Desk<Tally.State, Count, Counted> open(Path folder) throws IOException {
        return Desk.open("tally-service", "clinic", folder, new Tally(), Tally.TYPES, Clock.systemUTC(),
                () -> "id-" + ids.incrementAndGet(), _ -> {
                }, "build-1", Fatal.ofThisProcess());
    }

    private static Order<Count> order(int number) {
        return new Order<>(new Count(number == 0 ? 1 : 0), "somebody", "room 1", "key-" + number, null);
    }

    @Test
    void a_full_disk_stops_a_desk_that_says_so_and_after_making_room_everything_acknowledged_is_there() throws Exception {
        var small = temp.resolve("small");
        mountSmall(small);
        var ballast = small.resolve("ballast");
        Files.write(ballast, new byte[100 * 1024]);
        var acknowledged = new ArrayList<Reply>();
        try (var desk = open(small.resolve("journal"))) {
            for (int i = 0; desk.trouble().isEmpty(); i++) {
                assertThat(i).as("the disk runs full").isLessThan(10_000);
                try {
                    acknowledged.add(desk.submit(order(i)).toCompletableFuture().get(20, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOfSatisfying(RefusedException.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("journal-failed"));
                }
            }
            assertThat(desk.trouble().orElseThrow()).contains("cannot be written: No space left on device");
            assertThat(desk.read(state -> state.total).toCompletableFuture()).failsWithin(20, TimeUnit.SECONDS);
        }
        assertThat(acknowledged).hasSizeGreaterThan(100);
        // Still full: it may start, for reading needs no room, but what it can't save it does not accept.
        try (var desk = open(small.resolve("journal"))) {
            assertThat(desk.submit(order(100_000)).toCompletableFuture()).failsWithin(20, TimeUnit.SECONDS);
            assertThat(desk.trouble()).isPresent();
        }
        Files.delete(ballast);
        try (var desk = open(small.resolve("journal"))) {
            assertThat(desk.trouble()).isEmpty();
            for (int i = 0; i < acknowledged.size(); i++) {
                var repeated = desk.submit(order(i)).toCompletableFuture().get(20, TimeUnit.SECONDS);
                assertThat(repeated.repeated()).as("command %s", i).isTrue();
                assertThat(repeated.json()).isEqualTo(Objects.requireNonNull(acknowledged.get(i)).json());
            }
            assertThat(desk.submit(order(100_001)).toCompletableFuture().get(20, TimeUnit.SECONDS).repeated()).isFalse();
        }
    }
}
