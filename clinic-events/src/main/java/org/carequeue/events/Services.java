package org.carequeue.events;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The services by name, as events' sources, positions, channels, folders and logs have it: the one list of them. What cannot read it, the launcher for example, is held to it by `ServiceListTest` of the system tests.
public final class Services {

    /// Issues tickets, owns the settings and the day.
    public static final String TICKET = "ticket-service";
    /// Owns the visit: waiting list, calls, priority.
    public static final String TRIAGE = "triage-service";
    /// Owns the prescription from its submission to its hand-over.
    public static final String PHARMACY = "pharmacy-service";

    /// Counts and measures what the others have written, in a database of its own.
    public static final String STATISTICS = "statistics-service";

    /// Those that own facts, in the order in which events flow through them.
    public static final List<Owner> OWNERS = List.of(
            new Owner(TICKET, 8081, "gives out numbers", List.of("/tickets", "/settings", "/intake")),
            new Owner(TRIAGE, 8082, "keeps the waiting list",
                    List.of("/tickets/{ticket}", "/waiting", "/rooms", "/counters", "/help", "/formulary")),
            new Owner(PHARMACY, 8083, "keeps the prescriptions", List.of("/prescriptions")));

    /// Their names.
    public static final List<String> NAMES = OWNERS.stream().map(Owner::name).toList();

    /// Those that answer at a path: the owners, and the one that makes figures of their logs. That one owns no fact, so nobody
    /// reads it and nobody waits for it.
    public static final List<Owner> ANSWERING = Stream.concat(OWNERS.stream(),
            Stream.of(new Owner(STATISTICS, 8084, "keeps the figures", List.of("/statistics")))).toList();

    private Services() {
    }

    /// Who answers at a path, the one of whom the longest beginning fits; nobody where none does.
    public static Optional<Owner> ownerOf(String path) {
        return ANSWERING.stream().filter(owner -> owner.fits(path) > 0)
                .max(Comparator.comparingInt(owner -> owner.fits(path)));
    }

    /// One that answers.
    ///
    /// @param port where it listens until somebody says otherwise
    /// @param does what it is there for, as a person would say it who knows no names
    /// @param paths how those begin at which it answers; where two of them fit, the longer one counts
    public record Owner(String name, int port, String does, List<String> paths) {

        /// The length of the longest of its beginnings that fits, 0 where none does.
        private int fits(String path) {
            return paths.stream().filter(beginning -> path.equals(beginning) || path.startsWith(beginning + "/"))
                    .mapToInt(String::length).max().orElse(0);
        }
    }
}
