package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A program, as managers see it.
///
/// @param roles in the order of [AccessRules#ROLES_OF_PROGRAMS], those of people first
/// @param made when it was given its key
/// @param lastSeen when it last asked for something, since the gateway started; none where it has not
/// @param connected whether it hears the board now
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramView(String id, String name, List<String> roles, Instant made, @Nullable Instant lastSeen,
        boolean connected) {

    static ProgramView of(Program program, @Nullable Instant lastSeen, boolean connected) {
        return new ProgramView(program.id(), program.name(),
                AccessRules.ROLES_OF_PROGRAMS.stream().filter(program.roles()::contains).toList(),
                program.made(), lastSeen, connected);
    }

    /// The same with the key, which is said once and kept nowhere.
    ///
    /// @param key as the program shows it
    record WithKey(@JsonUnwrapped ProgramView program, String key) {
        @Override
        public String toString() {
            return "WithKey[" + program.id() + "]";
        }
    }
}
