package org.carequeue.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks all of them, waits for all of them together, and kills what is left. */
final class Ending {

    static final Duration GRACE = Duration.ofSeconds(10);

    private Ending() {
    }

    /** Returns those that had to be killed. */
    static List<ProcessHandle> of(List<ProcessHandle> processes, Duration grace) {
        for (ProcessHandle process : processes) {
            process.destroy();
        }
        if (haveEnded(processes, grace)) {
            return List.of();
        }
        List<ProcessHandle> stubborn = processes.stream().filter(ProcessHandle::isAlive).toList();
        for (ProcessHandle process : stubborn) {
            process.destroyForcibly();
        }
        // A killed process is gone as soon as the kernel comes to it; waiting longer would not help.
        haveEnded(stubborn, Duration.ofSeconds(2));
        return stubborn;
    }

    static boolean haveEnded(List<ProcessHandle> processes, Duration within) {
        CompletableFuture<?>[] ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
