package org.carequeue.bridge.access;

import java.util.Optional;

import io.vertx.core.MultiMap;

/// How a pass travels (RFC 6750): `Authorization: Bearer …`.
public final class Bearer {

    /// The header.
    public static final String HEADER = "Authorization";
    /// What stands before the token, and what an answer asks for that lacks one.
    public static final String SCHEME = "Bearer";
    private static final String BEGINNING = SCHEME + " ";

    private Bearer() {
    }

    /// The header's value for a token.
    public static String of(String token) {
        return BEGINNING + token;
    }

    /// The token of a request; none where it has no such header. Of two of them neither is believed.
    public static Optional<String> tokenOf(MultiMap headers) {
        var said = headers.getAll(HEADER);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var one = said.getFirst();
        return Optional.of(said.size() == 1 && one.regionMatches(true, 0, BEGINNING, 0, BEGINNING.length())
                ? one.substring(BEGINNING.length()).strip()
                : "");
    }
}
