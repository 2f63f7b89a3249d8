package org.carequeue.bench.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What processes have cost up to a moment: the sum over all their threads and children.
///
/// Taken from `/proc/<pid>/task/*/schedstat`, which counts nanoseconds; `/proc/<pid>/stat` counts in ticks of 10 ms. A
/// thread that ends between two readings takes its time with it, so both are read and the larger difference counts: the
/// coarse one includes the threads that are gone.
public final class Usage {

    private static final long TICK_NANOS = 10_000_000;

    private final Map<Long, Long> threads = new HashMap<>();
    private final Map<Long, Long> compilers = new HashMap<>();
    private long ticks;

    private Usage() {
    }

    /// Reads what these processes, with all that they have started, have cost so far.
    ///
    /// @throws IOException where the operating system does not tell, as on macOS
    public static Usage of(List<Long> processes) throws IOException {
        var usage = new Usage();
        for (var process : withChildren(processes)) {
            usage.add(process);
        }
        return usage;
    }

    /// Resident memory of these processes and all that they have started, in KiB.
    public static long residentKib(List<Long> processes) throws IOException {
        var sum = 0L;
        for (var process : withChildren(processes)) {
            sum += ProcText.residentKib(read(proc(process).resolve("status")));
        }
        return sum;
    }

    /// The same with each page that several processes share, such as the JVM's own code, counted once among them.
    public static long proportionalKib(List<Long> processes) throws IOException {
        var sum = 0L;
        for (var process : withChildren(processes)) {
            sum += ProcText.proportionalKib(read(proc(process).resolve("smaps_rollup")));
        }
        return sum;
    }

    /// Nanoseconds of processor time since an earlier reading of the same processes.
    public long nanosSince(Usage earlier) {
        var fine = difference(threads, earlier.threads);
        // One tick may be cut off at either end; what is more than that was spent by threads that have ended.
        var coarse = (ticks - earlier.ticks - 2) * TICK_NANOS;
        return Math.max(fine, coarse);
    }

    /// How much of it went into compiling Java's byte code: what is left of the warm-up. A server that has been running for
    /// a while has no such cost.
    public long compilingSince(Usage earlier) {
        return difference(compilers, earlier.compilers);
    }

    private static long difference(Map<Long, Long> now, Map<Long, Long> earlier) {
        return now.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - earlier.getOrDefault(thread.getKey(), 0L)).sum();
    }

    private void add(long process) throws IOException {
        try (var tasks = Files.list(proc(process).resolve("task"))) {
            for (var task : tasks.toList()) {
                var text = read(task.resolve("schedstat"));
                if (!text.isEmpty()) {
                    var thread = Long.parseLong(task.getFileName().toString());
                    threads.put(thread, ProcText.schedstatNanos(text));
                    if (ProcText.isCompiler(read(task.resolve("comm")))) {
                        compilers.put(thread, ProcText.schedstatNanos(text));
                    }
                }
            }
        }
        ticks += ProcText.statTicks(read(proc(process).resolve("stat")));
    }

    private static List<Long> withChildren(List<Long> processes) {
        return processes.stream().flatMap(id -> ProcessHandle.of(id).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid).distinct().toList();
    }

    private static Path proc(long process) {
        return Path.of("/proc", Long.toString(process));
    }

    /// Empty for a thread that has just ended.
    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw e;
        }
    }
}
