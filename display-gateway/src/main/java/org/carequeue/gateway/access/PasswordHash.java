package org.carequeue.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What is kept of a password: an Argon2id hash with its costs and salt, written as PHC's string format has it.
final class PasswordHash {

    /// Costs that a text may name: up to the most memory that OWASP's Password Storage Cheat Sheet has, so that no text
    /// takes the heap or a processor for long.
    private static final int MOST_MEMORY_KIB = 46 * 1024;
    private static final int MOST_PASSES = 10;
    /// Argon2 needs eight blocks of 1 KiB.
    private static final int LEAST_MEMORY_KIB = 8;
    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    /// Salt of 8 to 48 bytes, and 32 bytes of hash.
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=" + VERSION
            + "\\$m=(?<memory>[0-9]{1,5}),t=(?<passes>[0-9]{1,2}),p=" + LANES
            + "\\$(?<salt>[A-Za-z0-9+/]{11,64})\\$(?<hash>[A-Za-z0-9+/]{43})");

    private final int memoryKib;
    private final int passes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memoryKib, int passes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.salt = salt;
        this.hash = hash;
    }

    /// Takes the memory that it names, and the time that goes with it.
    ///
    /// @param memoryKib 8 to 47,104
    /// @param passes 1 to 10
    static PasswordHash made(String password, int memoryKib, int passes, byte[] salt) {
        return new PasswordHash(memoryKib, passes, salt, worked(password, memoryKib, passes, salt));
    }

    /// Reads what [#toString] writes.
    ///
    /// @throws IllegalArgumentException where it is none, or its costs are out of bounds; without saying what was read
    static PasswordHash of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("This is not the hash of a password.");
        }
        return new PasswordHash(cost(form, "memory", LEAST_MEMORY_KIB, MOST_MEMORY_KIB), cost(form, "passes", 1, MOST_PASSES),
                bytes(form, "salt"), bytes(form, "hash"));
    }

    /// Takes as long whether it is or not.
    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, worked(password, memoryKib, passes, salt));
    }

    private static byte[] worked(String password, int memoryKib, int passes, byte[] salt) {
        // Keeps nothing: each has memory of its own, which is anybody's again afterwards.
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(VERSION).withMemoryAsKB(memoryKib)
                .withIterations(passes).withParallelism(LANES).withSalt(salt).build());
        var made = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), made);
        return made;
    }

    private static int cost(Matcher form, String name, int least, int most) {
        var said = Integer.parseInt(form.group(name));
        if (said < least || said > most) {
            throw new IllegalArgumentException("The hash of a password costs more or less than one may.");
        }
        return said;
    }

    private static byte[] bytes(Matcher form, String name) {
        return Base64.getDecoder().decode(form.group(name));
    }

    @Override
    public String toString() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + VERSION + "$m=" + memoryKib + ",t=" + passes + ",p=" + LANES + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
