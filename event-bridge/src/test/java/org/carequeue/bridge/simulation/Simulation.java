package org.carequeue.bridge.simulation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Runs seeds.
final class Simulation {

    private Simulation() {
    }

    /// What became of a seed.
    ///
    /// @param violation what must not have happened, if it did
    /// @param trace what happened
    /// @param hash tells two runs apart
    record Outcome(long seed, @Nullable Throwable violation, List<String> trace, long hash) {

        /// For a person who looks for the cause.
        String report(int lines) {
            var from = Math.max(0, trace.size() - lines);
            return "seed " + seed + ": " + (violation == null ? "nothing is wrong" : violation.toString()) + "\n"
                    + (from > 0 ? "(the last " + lines + " of " + trace.size() + " lines)\n" : "")
                    + String.join("\n", trace.subList(from, trace.size()));
        }
    }

    static Outcome run(long seed) {
        return run(seed, null);
    }

    static Outcome run(long seed, @Nullable Bug bug) {
        var world = new World(seed, bug);
        Throwable violation = null;
        try {
            world.live();
        } catch (Violation | RuntimeException e) {
            violation = e;
        }
        return new Outcome(seed, violation, world.time.trace(), world.time.hash());
    }
}
