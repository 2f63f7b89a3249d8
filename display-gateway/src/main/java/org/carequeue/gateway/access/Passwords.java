package org.carequeue.gateway.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TypedText;
import org.jspecify.annotations.Nullable;

/// Hashes passwords, and looks whether one is right: Argon2id as OWASP's Password Storage Cheat Sheet has it, 19 MiB and two
/// passes, which takes some 40 ms. It blocks, and so belongs on a virtual thread.
final class Passwords {

    /// NIST SP 800-63B-4 asks for fifteen where nothing else is asked for, and eight otherwise; a clinic's computers stand in a
    /// clinic.
    static final int SHORTEST = 10;
    static final int LONGEST = 128;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    /// Each takes its memory from the same heap, and half of the processors are for those who have signed in already.
    static final int AT_ONCE = 2;
    /// Who comes later is asked to come again.
    static final int MOST_WAITING = 64;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final int memoryKib;
    private final RandomGenerator random;
    /// Looked at where there is no such name, so that it takes as long. Made by nobody, of 32 random bytes.
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdCwgb2YgMzIgYnl0ZXMgLi4u"
            + "$Y3Zq0o2bB7m3eJ9m8o0kZ1Q5xq7m0xw2c4n6p8r0t2A";

    /// @param random for salt
    Passwords(RandomGenerator random) {
        this(MEMORY_KIB, random);
    }

    /// With less work for each, for tests of what becomes of an answer.
    ///
    /// @param memoryKib that each hash takes, at least 8
    Passwords(int memoryKib, RandomGenerator random) {
        this.memoryKib = memoryKib;
        this.random = random;
    }

    /// What is wrong with a new password, as a sentence; nothing where it can be taken.
    static Optional<String> fault(String password) {
        var length = password.codePointCount(0, password.length());
        return length < SHORTEST || length > LONGEST
                ? Optional.of("A password has " + SHORTEST + " to " + LONGEST + " characters.")
                : TypedText.LINE.fault("A password", password, LONGEST);
    }

    /// A new password as it is kept.
    ///
    /// @param field in which it was typed
    /// @throws RefusedException where it cannot be taken
    String hashOf(String field, @Nullable String password) {
        var said = Needed.field(field, password);
        fault(said).ifPresent(sentence -> {
            throw new RefusedException(AccessProblems.weakPassword(field, sentence));
        });
        return hash(said);
    }

    /// As it is kept, see [PasswordHash].
    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> PasswordHash.made(normal(password), memoryKib, PASSES, salt).toString());
    }

    /// Takes as long for a name that nobody has.
    ///
    /// @param hash of the person's password; none where there is no such person
    boolean isRight(String password, Optional<String> hash) {
        var against = PasswordHash.of(hash.orElse(NOBODYS));
        var right = inTurn(() -> against.isOf(normal(password)));
        return hash.isPresent() && right;
    }

    /// The same characters, however a keyboard makes them.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// How many wait for a place.
    int waiting() {
        return places.getQueueLength();
    }

    <T> T inTurn(Supplier<T> work) {
        if (waiting() >= MOST_WAITING) {
            throw new RefusedException(BridgeProblem.BUSY.because(
                    "Many people sign in at the moment. Nothing was done. Please try again in a moment."));
        }
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
