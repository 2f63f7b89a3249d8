package org.carequeue.system.architecture.broken.gateway;

import org.carequeue.system.architecture.broken.testing.Fixture;

/// Goes to work with what tests share.
public final class TestedBoard {
    public int rows(Fixture fixture) {
        return fixture.value();
    }
}
