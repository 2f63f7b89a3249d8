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

    /// What does not hold, without how it came about.
    String rule() {
        var message = String.valueOf(getMessage());
        return message.substring(message.lastIndexOf('\n') + 1);
    }

    static void unless(boolean holds, String what, @Nullable Object... about) {
        if (!holds) {
            throw new Violation(what.formatted(about));
        }
    }
}
