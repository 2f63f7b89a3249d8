package org.carequeue.bridge.guard;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/// Found by Vert.x when it starts: has each server begin with an [Entrance].
public final class GuardedVertx implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(GuardedTransport.around(builder.findTransport()));
    }
}
