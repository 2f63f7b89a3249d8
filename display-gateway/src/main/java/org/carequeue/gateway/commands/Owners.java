package org.carequeue.gateway.commands;

/// The three services by what they own.
///
/// @param tickets issues numbers, owns the settings
/// @param visits owns the waiting list
/// @param prescriptions owns what the pharmacy does
public record Owners(Owner tickets, Owner visits, Owner prescriptions) {

    /// Closes all connections.
    public void close() {
        tickets.close();
        visits.close();
        prescriptions.close();
    }
}
