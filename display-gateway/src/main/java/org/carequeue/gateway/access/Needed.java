package org.carequeue.gateway.access;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// What a request's body must not leave out.
final class Needed {

    private Needed() {
    }

    /// @throws RefusedException where it is not there
    static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new RefusedException(BridgeProblem.MALFORMED_BODY.in(name, "This takes a " + name + "."));
        }
        return value;
    }
}
