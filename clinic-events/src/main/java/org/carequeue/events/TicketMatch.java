package org.carequeue.events;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.carequeue.events.TicketReference.ById;
import org.carequeue.events.TicketReference.ByNumber;
import org.carequeue.events.TicketReference.BySequence;
import org.jspecify.annotations.Nullable;

/// Which ticket a reference means: one rule for all who are asked.
///
/// A bare number means the ticket of the open day, or one of an earlier day that still goes on. Where that is more than
/// one, it means none of them, because it is another patient's as well: whoever asks has to say which. Where it is none, it
/// means the newest that is known, which is over. Digits without a letter are a number of each letter at once.
///
/// | of an earlier day | of the open day | means |
/// | --- | --- | --- |
/// | none, or over | any | that of the open day |
/// | goes on | none | that of the earlier day |
/// | goes on | any, also one that is over | asked back |
/// | two go on | any | asked back |
/// | over | none | the newest of them |
public sealed interface TicketMatch {

    /// Nobody has, or had, such a ticket, as far as is known.
    record None() implements TicketMatch {
    }

    /// This one.
    record One(TicketId ticket) implements TicketMatch {
    }

    /// Any of these, each another patient's.
    ///
    /// @param tickets at least two, the earliest first
    record Several(List<TicketId> tickets) implements TicketMatch {

        public Several {
            tickets = List.copyOf(tickets);
        }

        /// What to ask the person who gave this reference.
        public String question(TicketReference reference) {
            return reference + " can mean more than one patient: "
                    + tickets.stream().map(TicketId::toString).collect(Collectors.joining(" or "))
                    + ". Please say which, by day and number.";
        }
    }

    /// Finds out which ticket is meant.
    ///
    /// @param sameNumber all tickets that are known and have one of the reference's numbers, in any order
    /// @param goesOn whether something can still become of a ticket, or might, as far as whoever is asked can tell
    /// @param today the open operating day, none before the first
    static TicketMatch of(TicketReference reference, Collection<TicketId> sameNumber, Predicate<TicketId> goesOn,
            @Nullable LocalDate today) {
        return switch (reference) {
            case ById(var id) -> sameNumber.contains(id) ? new One(id) : new None();
            case ByNumber _,BySequence _ -> ofNumber(sameNumber, goesOn, today);
        };
    }

    private static TicketMatch ofNumber(Collection<TicketId> known, Predicate<TicketId> goesOn,
            @Nullable LocalDate today) {
        var meant = known.stream().filter(id -> today == null || !id.day().isBefore(today) || goesOn.test(id)).sorted()
                .toList();
        return switch (meant.size()) {
            case 0 -> known.stream().max(Comparator.naturalOrder()).<TicketMatch> map(One::new).orElseGet(None::new);
            case 1 -> new One(meant.getFirst());
            default -> new Several(meant);
        };
    }
}
