package org.carequeue.bridge.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/// What can be set; see [Bounds].
@ConfigMapping(prefix = "carequeue.guard")
interface GuardSettings {

    int connections();

    int connectionsPerAddress();

    int reserved();

    Optional<Set<String>> peers();

    Duration idle();

    Duration head();

    Duration body();

    int framesPerSecond();

    int bytesPerSecond();

    MemorySize largestBody();

    default Bounds bounds() {
        return new Bounds(connections(), connectionsPerAddress(), reserved(), peers().orElse(Set.of()), idle(), head(),
                body(), framesPerSecond(), bytesPerSecond(), largestBody().asLongValue());
    }
}
