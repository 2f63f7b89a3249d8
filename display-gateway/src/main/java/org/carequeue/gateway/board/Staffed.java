package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A workplace at which somebody has a page open. It is what only connections know: nothing of it is stored, and no rule
/// of the clinic depends on it.
///
/// @param workplace `room 7`, `counter 1`
/// @param pages how many are open there, those of one person once: at least 1; two mean that two people act there
/// @param people whose they are, by the names that colleagues read, in their order and at most [#MOST_NAMED]; none where nobody
/// signs in
/// @param names of the same people, by which they sign in: what colleagues read may be read of two
/// @param back until when all of them take a break, the first of them; null while somebody works there
public record Staffed(String workplace, int pages, List<String> people, List<String> names, @Nullable Instant back) {

    /// So many are named; all of them count as pages.
    public static final int MOST_NAMED = 5;

    public Staffed {
        people = List.copyOf(people);
        names = List.copyOf(names);
    }
}
