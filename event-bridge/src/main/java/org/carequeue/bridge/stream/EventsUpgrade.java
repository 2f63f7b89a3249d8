package org.carequeue.bridge.stream;

import jakarta.inject.Singleton;

import io.netty.channel.Channel;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;

/// Keeps hold of the connection below a reader's socket, which is known before the upgrade only: by it, a reader that
/// does not read can be hung up on.
@Singleton
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
public class EventsUpgrade implements HttpUpgradeCheck {

    static final TypedKey<Channel> CHANNEL = new TypedKey<>("events-channel");
    private static final int BAD_REQUEST = 400;

    @Override
    public boolean appliesTo(String endpoint) {
        return endpoint.equals(EventsSocket.class.getName());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        if (!(upgrade.httpRequest().connection() instanceof ConnectionBase connection)) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        upgrade.userData().put(CHANNEL, connection.channel());
        return CheckResult.permitUpgrade();
    }
}
