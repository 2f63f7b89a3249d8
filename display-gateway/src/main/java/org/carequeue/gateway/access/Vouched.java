package org.carequeue.gateway.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What the clinic's sign-in server says of somebody who has signed in there. It stands with the session: the gateway keeps no
/// account of them.
///
/// @param subject by which the server knows them, for ever; beside the name it says in the journal who that was, should the server
/// give the name to somebody else one day
/// @param issuerSession the server's own session, by which it says that they have signed out there; null where it names none
/// @param displayName as colleagues read it
/// @param roles some of [org.carequeue.events.Roles#OF_PEOPLE]
record Vouched(String subject, @Nullable String issuerSession, String displayName, Set<String> roles) {

    Vouched {
        roles = Set.copyOf(roles);
    }

    /// As the other parts of access meet them. They have no password here, and no hash is that of one.
    Person person(String name) {
        return new Person(name, displayName, roles, "");
    }
}
