package org.carequeue.bridge.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.carequeue.bridge.simulation.Effort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that dies at any step comes back with each effect exactly once.
@Tag("slow")
class KillPointTest {

    private static final int KILLS = Integer.getInteger("carequeue.kills", 12);
    private static final int LANES = 2;
    private static final int AT_ONCE = 16;
    private static final int LONGEST_LIFE_MILLIS = 60;
    private static final int KILLED = 128 + 9;
    private static final int FEW = 8;
    private static final int MANY = 1_000_000;
    private static final ScheduledExecutorService SCYTHE = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    static Path shared;
    private static @Nullable VictimStart start;

    @TempDir
    Path temp;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        start = VictimStart.preparedIn(shared);
    }

    @AfterAll
    static void end() {
        SCYTHE.shutdownNow();
    }

    private static Tormentor tormentor(Path folder, int atOnce) {
        return new Tormentor(folder, Objects.requireNonNull(start), atOnce);
    }

    @ParameterizedTest
    @EnumSource
    void killed_at_this_step_it_comes_back_with_each_effect_once(KillPoint point)
            throws IOException, InterruptedException {
        var tormentor = tormentor(temp, 1);
        for (int after = 1; after <= 3; after++) {
            // What is written first at each start is the journal's last line once more, or its header. A reader may take
            // all the rest at once.
            assertThat(tormentor.live(point, point.isReaders() ? 2 : after + 1, FEW, Tormentor.Killer.NONE))
                    .isEqualTo(KillPoint.REACHED);
        }
        assertThat(tormentor.live(null, 0, FEW, Tormentor.Killer.NONE)).isZero();
        tormentor.seesEachEffectOnce();
    }

    /// `-Dcarequeue.kills=1000` kills more often.
    @Test
    void killed_at_random_under_load_it_comes_back_with_each_effect_once() {
        var effort = new Effort();
        var commands = new AtomicInteger();
        var lanes = IntStream.rangeClosed(1, LANES).mapToObj(lane -> CompletableFuture.runAsync(() -> {
            try {
                commands.addAndGet(kill(tormentor(temp.resolve("lane-" + lane), AT_ONCE), KILLS / LANES, lane));
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        }, Thread::startVirtualThread)).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(lanes).join();
        System.out.println(KILLS / LANES * LANES + " kills in " + effort + ", " + commands + " commands");
    }

    private static int kill(Tormentor tormentor, int kills, long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            var delay = random.nextInt(LONGEST_LIFE_MILLIS);
            var atBirth = random.nextInt(10) == 0;
            assertThat(tormentor.live(null, 0, MANY, new Tormentor.Killer() {
                private boolean isDue = true;

                @Override
                public void begins(Process process) {
                    if (atBirth) {
                        answered(process);
                    }
                }

                @Override
                public void answered(Process process) {
                    if (isDue) {
                        isDue = false;
                        var _ = SCYTHE.schedule(process::destroyForcibly, delay, TimeUnit.MILLISECONDS);
                    }
                }
            })).isEqualTo(KILLED);
        }
        assertThat(tormentor.live(null, 0, FEW, Tormentor.Killer.NONE)).isZero();
        tormentor.seesEachEffectOnce();
        return tormentor.answered();
    }
}
