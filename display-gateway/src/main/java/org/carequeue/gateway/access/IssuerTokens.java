package org.carequeue.gateway.access;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What the sign-in server gives for somebody who has signed in.
///
/// @param idToken which says who; null where it was renewed, and the server gives no other one
/// @param accessToken which may say what they may do
/// @param refreshToken by which it is asked again; null where it gives none
/// @param validFor how long what is said is good before it is asked again
record IssuerTokens(@Nullable String idToken, String accessToken, @Nullable String refreshToken, Duration validFor) {

    /// Says nothing: who reads a log must not be able to sign in.
    @Override
    public String toString() {
        return "IssuerTokens[withheld]";
    }
}
