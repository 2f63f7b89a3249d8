package org.carequeue.bridge;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.time.DemoClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.DefaultBean;

/// Where clock, ids and randomness come from. Tests put others in their place.
class BridgeWiring {

    private static final int ID_BYTES = 12;

    @Produces
    @Singleton
    @DefaultBean
    Clock clock(@ConfigProperty(name = "carequeue.data") Path data,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        return DemoClock.of(data, service, Clock.systemUTC());
    }

    @Produces
    @Singleton
    @DefaultBean
    RandomGenerator random() {
        return new SecureRandom();
    }

    /// 96 random bits: enough that two logs never have the same event at the same place.
    @Produces
    @Singleton
    @DefaultBean
    Ids ids(RandomGenerator random) {
        return () -> {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
