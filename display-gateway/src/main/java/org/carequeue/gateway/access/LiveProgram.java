package org.carequeue.gateway.access;

import java.time.Instant;

import org.carequeue.bridge.access.Pass;
import org.jspecify.annotations.Nullable;

/// A program as each request meets it. Used by all event loops.
final class LiveProgram {

    private final Program program;
    private final Pass pass;
    private volatile @Nullable Instant seen;

    LiveProgram(Program program) {
        this.program = program;
        this.pass = new Pass("program:" + program.id(), program.name(), program.roles());
    }

    Program program() {
        return program;
    }

    Pass pass() {
        return pass;
    }

    void see(Instant now) {
        seen = now;
    }

    @Nullable
    Instant seen() {
        return seen;
    }
}
