package org.carequeue.bridge.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.ConfigurationException;

/// Where the keys come in.
class AccessWiring {

    @Produces
    @Singleton
    Passes passes(AccessKeys keys) {
        return new Passes(keys, Clock.systemUTC());
    }

    @Produces
    @Singleton
    AccessKeys keys(@ConfigProperty(name = "carequeue.access.key-file") Path file,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        try {
            return AccessKeys.open(file, new SecureRandom());
        } catch (IllegalStateException e) {
            // A person has to put that right: the sentence alone is said, and the start ends.
            throw new ConfigurationException(service + " does not start: " + e.getMessage());
        }
    }
}
