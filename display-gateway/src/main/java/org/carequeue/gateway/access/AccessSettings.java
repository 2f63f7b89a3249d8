package org.carequeue.gateway.access;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/// What can be set about access; application.properties says why each is as it is.
@ConfigMapping(prefix = "carequeue.door")
public interface AccessSettings {

    /// Who may come in.
    Mode mode();

    /// Of all who work in a demo, and said to everybody; none in a clinic.
    Optional<String> demoPassword();

    /// Who may see the public screen.
    Screen screen();

    /// A session in which nothing was done for so long ends.
    @WithName("session-idle")
    Duration idle();

    /// A session that is so old ends.
    @WithName("session-longest")
    Duration longest();

    /// How often somebody may be wrong.
    Wrong wrong();

    /// See [QuickCodes].
    @WithName("quick-code")
    Quick quickCode();

    /// How often a device may ask for a code.
    Codes codes();

    /// See [Attempts].
    interface Wrong {
        int ofAName();

        Duration anotherOfAName();

        int ofAnAddress();

        Duration anotherOfAnAddress();
    }

    /// See [QuickCodes].
    interface Quick {
        /// Whether there are any.
        boolean allowed();

        /// So often one may be wrong; then the password is needed.
        int wrong();
    }

    /// See [AllowanceOfEach].
    interface Codes {
        int atOnce();

        Duration another();
    }

    /// Who may see the public screen.
    enum Screen {
        /// Screens that a manager has let in, and whoever has signed in.
        PAIRED,
        /// Whoever reaches the gateway: it says no more than what hangs in the waiting room.
        OPEN
    }

    /// Who may come in.
    enum Mode {
        /// Everybody who reaches the gateway, as anybody.
        OPEN,
        /// Whoever has signed in.
        CLOSED
    }
}
