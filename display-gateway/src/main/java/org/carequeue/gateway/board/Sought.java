package org.carequeue.gateway.board;

import java.util.regex.Pattern;

import org.carequeue.events.TicketReference;
import org.carequeue.events.TrackingHash;

/// Whom somebody looks for who types something, or has a scanner type it.
public sealed interface Sought {

    /// What the code on a slip says, the address of that ticket's page; the path alone will do.
    Pattern LINK = Pattern.compile("(?:https?://[^\\s/?#]{1,255})?/t/([A-Za-z0-9_-]{8,64})/?", Pattern.CASE_INSENSITIVE);
    /// Longer than any link that is printed.
    int MOST = 400;

    /// By a ticket's id, its number or the digits of that.
    record ByReference(TicketReference reference) implements Sought {
    }

    /// By the link on its slip.
    ///
    /// @param hash of the link's token, which itself is kept nowhere
    record ByLink(String hash) implements Sought {
    }

    /// Reads `A042`, `a42`, `A 042`, `42`, `2026-11-22-A042`, and `https://queue.example.org/t/kR3v0jFq2mXw8bT1nYc4Zg`.
    ///
    /// @throws IllegalArgumentException when the text is none of them
    static Sought read(String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException("Not a ticket: it is longer than " + MOST + " characters");
        }
        var link = LINK.matcher(text.strip());
        return link.matches() ? new ByLink(TrackingHash.of(link.group(1)))
                : new ByReference(TicketReference.parse(text));
    }
}
