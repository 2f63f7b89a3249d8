package org.carequeue.gateway.commands;

import java.util.Map;

/// The services that own facts.
///
/// @param byService by name
public record Owners(Map<String, Owner> byService) {

    /// @throws IllegalStateException where it is not known where the service listens
    public Owner of(String service) {
        var owner = byService.get(service);
        if (owner == null) {
            throw new IllegalStateException("No address is configured for " + service);
        }
        return owner;
    }

    /// Closes all connections.
    public void close() {
        byService.values().forEach(Owner::close);
    }
}
