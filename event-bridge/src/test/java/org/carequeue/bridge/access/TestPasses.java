package org.carequeue.bridge.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// Passes that the application of the tests takes: it has the same keys.
public final class TestPasses {

    /// As `application.properties` of the tests has them.
    public static final Passes ALL = new Passes(
            AccessKeys.open(Path.of("target", "test-data", "keys", "access.key"), new SecureRandom()),
            Clock.systemUTC());

    private TestPasses() {
    }

    /// The header of a request that a service makes.
    public static String header(String reader, String service) {
        return Bearer.of(ALL.write(Pass.ofService(reader), service));
    }
}
