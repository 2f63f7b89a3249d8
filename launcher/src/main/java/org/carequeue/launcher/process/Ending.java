package org.carequeue.launcher.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends processes: asks all of them, waits for all of them together, and kills what is left.
public final class Ending {

    public static final Duration GRACE = Duration.ofSeconds(10);

    private Ending() {
    }

    /// Returns those that had to be killed.
    public static List<ProcessHandle> of(List<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        if (haveEnded(processes, grace)) {
            return List.of();
        }
        var stubborn = processes.stream().filter(ProcessHandle::isAlive).toList();
        stubborn.forEach(ProcessHandle::destroyForcibly);
        // A killed process is gone as soon as the kernel comes to it; waiting longer would not help.
        haveEnded(stubborn, Duration.ofSeconds(2));
        return stubborn;
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration within) {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
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
