package org.carequeue.gateway.access;

import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Makes the keys of programs, and looks which program shows one. A wrong one is answered the same however often it comes: 256
/// bits are not guessed, and whoever shares an address with a program that has lost its key is not to be kept out by it. It is
/// counted, and said in the log now and then. Used by all event loops.
final class ProgramKeys {

    private static final Logger LOG = Logger.getLogger(ProgramKeys.class);

    private final Directory directory;
    private final RandomGenerator random;
    private final AllowanceOfEach lines;
    private final Counter wrong;

    /// @param random cannot be guessed
    /// @param lines how often a wrong key from one address is worth a line in the log
    ProgramKeys(Directory directory, RandomGenerator random, AllowanceOfEach lines, MeterRegistry meters) {
        this.directory = directory;
        this.random = random;
        this.lines = lines;
        this.wrong = Counter.builder("carequeue.access.wrong-keys").register(meters);
    }

    ProgramKey fresh() {
        return ProgramKey.fresh(random);
    }

    /// Who shows this; nobody where no program has such a key, or not any more.
    ///
    /// @param address from where; null where the connection is gone already
    Optional<LetIn<Program>> showing(String key, @Nullable String address) {
        var program = ProgramKey.of(key).flatMap(one -> directory.programs().with(one.id()));
        program.ifPresentOrElse(live -> live.see(directory.now()), () -> {
            wrong.increment();
            if (lines.take(address)) {
                LOG.infof("a program's key is wrong, or was revoked: address=%s", address);
            }
        });
        return program;
    }
}
