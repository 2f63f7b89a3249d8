package org.carequeue.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What a browser has in its cookie: 256 random bits. What is kept of it is the hash.
///
/// @param value 43 characters of base64url
record SessionToken(String value) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static SessionToken fresh(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads a cookie's value; none where it never was a token.
    static Optional<SessionToken> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new SessionToken(value)) : Optional.empty();
    }

    /// By which the session is known.
    String id() {
        return hash(value);
    }

    /// What is kept of anything that is shown to be let in.
    static String hash(String value) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /// Says nothing: who reads a log must not be able to sign in.
    @Override
    public String toString() {
        return "SessionToken[withheld]";
    }
}
