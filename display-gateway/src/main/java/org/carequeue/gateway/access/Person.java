package org.carequeue.gateway.access;

import java.util.Set;

/// Somebody who works here and can sign in.
///
/// @param name by which they sign in, `anna.m`; it stands in journals as the actor of what they do and never goes to another
/// person
/// @param displayName as colleagues read it
/// @param roles some of [org.carequeue.events.Roles#OF_PEOPLE]
/// @param passwordHash as [Passwords] writes it
record Person(String name, String displayName, Set<String> roles, String passwordHash) {

    Person {
        roles = Set.copyOf(roles);
    }

    Person withPassword(String hash) {
        return new Person(name, displayName, roles, hash);
    }

    Person withRoles(Set<String> others) {
        return new Person(name, displayName, others, passwordHash);
    }

    /// Without the hash: what is printed stands in logs.
    @Override
    public String toString() {
        return "Person[" + name + "]";
    }
}
