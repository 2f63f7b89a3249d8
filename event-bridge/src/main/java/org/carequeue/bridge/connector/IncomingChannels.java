package org.carequeue.bridge.connector;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.ConfigProvider;

/// What this application reads, as its configuration says it.
public final class IncomingChannels {

    private static final String PREFIX = "mp.messaging.incoming.";
    private static final String SERVICE = ".service";

    private IncomingChannels() {
    }

    /// The services whose events come in, by name.
    public static Set<String> services() {
        var config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && name.endsWith(SERVICE))
                .map(name -> config.getValue(name, String.class))
                .collect(Collectors.toUnmodifiableSet());
    }
}
