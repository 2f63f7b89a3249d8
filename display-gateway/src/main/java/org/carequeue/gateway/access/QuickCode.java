package org.carequeue.gateway.access;

import java.time.Instant;

/// A few digits by which somebody who has signed in with their password comes back, in one browser that several people share.
///
/// @param browser the hash of the token by which that browser is known
/// @param person whose it is
/// @param hash as [Passwords] writes it, of the digits together with the browser's token: whoever reads a journal has not got
/// the token, and cannot try all digits
/// @param until when it is over, which is when the session is in which it was set
/// @param wrong how often another one was tried since it was last right
record QuickCode(String browser, String person, String hash, Instant until, int wrong) {

    QuickCode wrongOnceMore() {
        return new QuickCode(browser, person, hash, until, wrong + 1);
    }

    QuickCode right() {
        return new QuickCode(browser, person, hash, until, 0);
    }

    boolean isGood(Instant now) {
        return now.isBefore(until);
    }

    /// Without the hash: what is printed stands in logs.
    @Override
    public String toString() {
        return "QuickCode[" + person + "]";
    }
}
