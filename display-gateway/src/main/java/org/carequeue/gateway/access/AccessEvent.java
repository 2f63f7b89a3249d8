package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What has happened at the door. Together they are the audit of access: with the names of who did it and from where, each is
/// kept for as long as the journal is.
sealed interface AccessEvent {

    /// What they are called in the journal.
    Map<String, Class<? extends AccessEvent>> TYPES = Map.of(
            "person-added", PersonAdded.class,
            "password-set", PasswordSet.class,
            "roles-set", RolesSet.class,
            "person-removed", PersonRemoved.class,
            "session-began", SessionBegan.class,
            "session-ended", SessionEnded.class,
            "device-paired", DevicePaired.class,
            "device-revoked", DeviceRevoked.class,
            "program-added", ProgramAdded.class,
            "program-revoked", ProgramRevoked.class);

    /// Somebody can sign in from now on.
    record PersonAdded(Person person) implements AccessEvent {
    }

    /// Somebody has another password.
    record PasswordSet(String person, String passwordHash) implements AccessEvent {
        @Override
        public String toString() {
            return "PasswordSet[" + person + "]";
        }
    }

    /// Somebody has other roles.
    record RolesSet(String person, Set<String> roles) implements AccessEvent {
    }

    /// Somebody works here no more. The name stays taken.
    record PersonRemoved(String person) implements AccessEvent {
    }

    /// Somebody has signed in.
    record SessionBegan(Session session) implements AccessEvent {
    }

    /// A session has ended.
    record SessionEnded(String session, String person, SessionEnd why, Instant at) implements AccessEvent {
    }

    /// A screen or a kiosk is let in from now on.
    record DevicePaired(Device device) implements AccessEvent {
    }

    /// It is let in no more.
    record DeviceRevoked(String device) implements AccessEvent {
    }

    /// A program is let in from now on, by its key.
    record ProgramAdded(Program program) implements AccessEvent {
    }

    /// Its key is worth nothing any more.
    record ProgramRevoked(String program) implements AccessEvent {
    }
}
