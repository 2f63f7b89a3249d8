package org.carequeue.gateway.access;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a program shows in `Authorization: Bearer`: 256 random bits behind a beginning by which it is told from a pass, and
/// found by whoever searches files for keys that should not be there. No two keys are tried so fast that more than a plain hash
/// were needed.
record ProgramKey(SessionToken token) {

    private static final String BEGINNING = "cq_";

    /// @param random cannot be guessed
    static ProgramKey fresh(RandomGenerator random) {
        return new ProgramKey(SessionToken.fresh(random));
    }

    /// Whether what is shown is meant to be one.
    static boolean isMeant(String shown) {
        return shown.startsWith(BEGINNING);
    }

    /// None where it never was one.
    static Optional<ProgramKey> of(String shown) {
        return isMeant(shown) ? SessionToken.of(shown.substring(BEGINNING.length())).map(ProgramKey::new) : Optional.empty();
    }

    /// As the program shows it.
    String value() {
        return BEGINNING + token.value();
    }

    /// The hash, by which the program is known.
    String id() {
        return token.id();
    }
}
