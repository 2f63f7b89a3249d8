package org.carequeue.days;

import org.jspecify.annotations.Nullable;

/// Something happened that must not.
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }

    Violation(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    static void unless(boolean holds, String what, Object... about) {
        if (!holds) {
            throw new Violation(what.formatted(about));
        }
    }
}
