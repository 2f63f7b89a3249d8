package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Set;

/// A program that a manager has given a key: a kiosk of somebody else's, a report.
///
/// @param id by which it is known; names nobody
/// @param name as managers call it; it stands in journals as the actor of what the program does
/// @param roles some of [org.carequeue.events.Roles#OF_PEOPLE] and [org.carequeue.events.Roles#OF_DEVICES]
/// @param key the hash of its key, as [ProgramKey#id] has it
/// @param made when it was given the key
record Program(String id, String name, Set<String> roles, String key, Instant made) {

    Program {
        roles = Set.copyOf(roles);
    }

    /// Without the hash: what is printed stands in logs.
    @Override
    public String toString() {
        return "Program[" + id + "]";
    }
}
