package org.carequeue.system.architecture.broken.testing;

/// What tests share.
public final class Fixture {
    public int value() {
        return 1;
    }
}
