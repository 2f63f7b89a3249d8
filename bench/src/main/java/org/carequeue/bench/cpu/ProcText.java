package org.carequeue.bench.cpu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files below `/proc` as far as they are needed here.
final class ProcText {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");
    /// utime and stime are the 14th and 15th field of `stat`; the 2nd, the name, may hold anything but ends at the last `)`.
    private static final int USER_AFTER_NAME = 11;

    private ProcText() {
    }

    /// Time on a processor in nanoseconds, from a thread's `schedstat`: its first field.
    static long schedstatNanos(String text) {
        var fields = text.strip().split("\\s+", -1);
        if (fields.length < 3) {
            throw new IllegalArgumentException("not a schedstat: " + text);
        }
        return Long.parseLong(fields[0]);
    }

    /// Whether a thread of this name (`comm`, which cuts it off) compiles Java's byte code.
    static boolean isCompiler(String comm) {
        return COMPILER.matcher(comm).lookingAt();
    }

    /// User and system time of all threads of a process, also of those that have ended, in clock ticks, from its `stat`.
    static long statTicks(String text) {
        var fields = text.substring(text.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        if (fields.length <= USER_AFTER_NAME + 1) {
            throw new IllegalArgumentException("not a stat: " + text);
        }
        return Long.parseLong(fields[USER_AFTER_NAME]) + Long.parseLong(fields[USER_AFTER_NAME + 1]);
    }

    /// Resident memory in KiB, from a process's `status`; 0 for one that has none any more.
    static long residentKib(String text) {
        return kib(RESIDENT.matcher(text));
    }

    /// Resident memory in KiB, from a process's `smaps_rollup`, of what it shares with n processes an nth; 0 for one that has
    /// none any more.
    static long proportionalKib(String text) {
        return kib(PROPORTIONAL.matcher(text));
    }

    private static long kib(Matcher line) {
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
