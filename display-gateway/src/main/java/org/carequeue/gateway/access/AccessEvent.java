package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What has happened at the door. Together they are the audit of access: with the names of who did it and from where, each is
/// kept for as long as the journal is.
sealed interface AccessEvent {

    /// What they are called in the journal.
    Map<String, Class<? extends AccessEvent>> TYPES = Map.ofEntries(
            Map.entry("person-added", PersonAdded.class),
            Map.entry("password-set", PasswordSet.class),
            Map.entry("roles-set", RolesSet.class),
            Map.entry("person-removed", PersonRemoved.class),
            Map.entry("session-began", SessionBegan.class),
            Map.entry("session-changed", SessionChanged.class),
            Map.entry("session-ended", SessionEnded.class),
            Map.entry("device-paired", DevicePaired.class),
            Map.entry("device-set-up", DeviceSetUp.class),
            Map.entry("device-revoked", DeviceRevoked.class),
            Map.entry("program-added", ProgramAdded.class),
            Map.entry("program-revoked", ProgramRevoked.class),
            Map.entry("quick-code-set", QuickCodeSet.class),
            Map.entry("quick-code-used", QuickCodeUsed.class),
            Map.entry("quick-code-wrong", QuickCodeWrong.class),
            Map.entry("quick-code-ended", QuickCodeEnded.class));

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

    /// The sign-in server says something else of somebody than when the session began: other roles, for example.
    record SessionChanged(String session, Vouched vouched) implements AccessEvent {
    }

    /// A session has ended.
    record SessionEnded(String session, String person, SessionEnd why, Instant at) implements AccessEvent {
    }

    /// A screen or a kiosk is let in from now on.
    record DevicePaired(Device device) implements AccessEvent {
    }

    /// A manager has set it up otherwise.
    record DeviceSetUp(String device, DeviceSettings settings) implements AccessEvent {
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

    /// Somebody comes back by a code in one browser from now on, if they like.
    record QuickCodeSet(QuickCode code) implements AccessEvent {
    }

    /// Somebody has come back by it; the session begins with it.
    record QuickCodeUsed(String browser, String person, String session) implements AccessEvent {
    }

    /// Somebody has tried another one.
    record QuickCodeWrong(String browser, String person) implements AccessEvent {
    }

    /// It is good for nothing any more.
    record QuickCodeEnded(String browser, String person, SessionEnd why) implements AccessEvent {
    }
}
