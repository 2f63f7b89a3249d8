package org.carequeue.gateway.access;

import java.util.List;

import org.carequeue.events.Roles;

/// Somebody who can sign in, as managers and they themselves see them.
///
/// @param name by which they sign in
/// @param displayName as colleagues read it
/// @param roles in the order of [Roles#OF_PEOPLE]
public record PersonView(String name, String displayName, List<String> roles) {

    static PersonView of(Person person) {
        return new PersonView(person.name(), person.displayName(),
                Roles.OF_PEOPLE.stream().filter(person.roles()::contains).toList());
    }
}
