package org.carequeue.gateway.access;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What the desk of access is asked to do. No password ever comes so far: it is hashed before. A hash has salt, so that the same
/// command again has another one; whether it is the same is seen by the rest.
sealed interface AccessCommand {

    record AddPerson(String name, String displayName, Set<String> roles,
            @JsonIgnore String passwordHash) implements AccessCommand {
        @Override
        public String toString() {
            return "AddPerson[" + name + "]";
        }
    }

    record SetPassword(String person, @JsonIgnore String passwordHash) implements AccessCommand {
        @Override
        public String toString() {
            return "SetPassword[" + person + "]";
        }
    }

    /// Somebody's own.
    ///
    /// @param before the hash against which the old password was found to be right
    /// @param session the hash of the token of the session that goes on
    record ChangePassword(String person, @JsonIgnore String before, @JsonIgnore String passwordHash,
            String session) implements AccessCommand {
        @Override
        public String toString() {
            return "ChangePassword[" + person + "]";
        }
    }

    record SetRoles(String person, Set<String> roles) implements AccessCommand {
    }

    record RemovePerson(String person) implements AccessCommand {
    }

    /// @param passwordHash the one against which the password was found to be right
    /// @param session the hash of the new token
    /// @param longest how long the session may last
    record BeginSession(String person, String passwordHash, String session, Duration longest) implements AccessCommand {
        @Override
        public String toString() {
            return "BeginSession[" + person + "]";
        }
    }

    /// Of somebody who has signed in at the clinic's sign-in server.
    ///
    /// @param session the hash of the new token
    /// @param longest how long the session may last
    record BeginVouched(String person, Vouched vouched, String session, Duration longest) implements AccessCommand {
    }

    /// The sign-in server says it once more, or something else by now.
    ///
    /// @param session the hash of its token
    record RenewSession(String session, Vouched vouched) implements AccessCommand {
    }

    /// @param passwordHash the one against which the password was found to be right
    /// @param session the hash of the token of the session in which it is set
    /// @param browser the hash of the token of the browser in which it is good
    /// @param hash of the code
    record SetQuickCode(String person, String passwordHash, String session, String browser,
            String hash) implements AccessCommand {
        @Override
        public String toString() {
            return "SetQuickCode[" + person + "]";
        }
    }

    /// @param hash the one against which the code was found to be right
    /// @param session the hash of the new token
    record BeginByCode(String person, String browser, String hash, String session) implements AccessCommand {
        @Override
        public String toString() {
            return "BeginByCode[" + person + "]";
        }
    }

    /// @param hash the one against which a code was found to be wrong
    /// @param most so often one may be wrong
    record WrongQuickCode(String person, String browser, String hash, int most) implements AccessCommand {
        @Override
        public String toString() {
            return "WrongQuickCode[" + person + "]";
        }
    }

    record EndQuickCode(String person, String browser, SessionEnd why) implements AccessCommand {
    }

    record EndSession(String session, SessionEnd why) implements AccessCommand {
    }

    /// The same command again may come when nobody remembers the code any more: whether it is the same is seen by code and
    /// name.
    ///
    /// @param code as the device shows it
    /// @param role what it is taken for; null where it may be either
    /// @param settings as the device is to be set up, for the same reason
    /// @param device what that is to be; null where no device shows the code
    record PairDevice(String code, String name, @Nullable String role, DeviceSettings settings,
            @JsonIgnore @Nullable Device device) implements AccessCommand {
    }

    /// @param settings all of them: what is left out is not chosen any more
    record SetUpDevice(String device, DeviceSettings settings) implements AccessCommand {
    }

    record RevokeDevice(String device) implements AccessCommand {
    }

    /// Each time it has another id and another key; whether it is the same command is seen by the rest.
    record AddProgram(String name, Set<String> roles, @JsonIgnore String id,
            @JsonIgnore ProgramKey key) implements AccessCommand {
        @Override
        public String toString() {
            return "AddProgram[" + name + "]";
        }
    }

    record RevokeProgram(String program) implements AccessCommand {
    }
}
