package org.carequeue.gateway.access;

import java.time.Instant;

/// Somebody who has signed in, in one browser.
///
/// @param id the hash of the token that the browser has: whoever reads a journal cannot sign in by it
/// @param person who
/// @param begun when
/// @param until when it ends at the latest, whatever is done in it
record Session(String id, String person, Instant begun, Instant until) {
}
