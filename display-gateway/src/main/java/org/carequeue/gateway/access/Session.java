package org.carequeue.gateway.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Somebody who has signed in, in one browser.
///
/// @param id the hash of the token that the browser has: whoever reads a journal cannot sign in by it
/// @param person who
/// @param begun when
/// @param until when it ends at the latest, whatever is done in it
/// @param vouched what the clinic's sign-in server says of them; null where they signed in with a password that is looked after here
record Session(String id, String person, Instant begun, Instant until, @Nullable Vouched vouched) {

    /// Of somebody who has signed in here.
    Session(String id, String person, Instant begun, Instant until) {
        this(id, person, begun, until, null);
    }

    Session with(Vouched other) {
        return new Session(id, person, begun, until, other);
    }
}
