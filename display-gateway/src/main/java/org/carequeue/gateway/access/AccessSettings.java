package org.carequeue.gateway.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// The clinic's own sign-in server; see [Issuer].
    Oidc oidc();

    /// Where slips may go; see `org.carequeue.gateway.printing.AllowedPrinters`.
    Optional<List<String>> printers();

    /// How often a device may ask for a code.
    AllowanceOfEach.HowOften codes();

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

    /// See [Issuer].
    interface Oidc {
        /// Who signs its tokens, and where it is asked; none where people sign in here.
        Optional<String> issuer();

        /// Whether people sign in there.
        default boolean isOn() {
            return issuer().isPresent();
        }

        /// Scheme, host and port of it; pages may send a form there.
        default Optional<String> origin() {
            return issuer().map(issuer -> Issuer.originOf(URI.create(issuer)));
        }

        /// As it knows this gateway.
        Optional<String> clientId();

        Optional<String> clientSecret();

        /// The file in which that stands, which is read again where it is not taken any more.
        Optional<Path> clientSecretFile();

        /// Where a token says what somebody may do; see [IssuerClaims#roles].
        String rolesClaim();

        /// Where it says under which name they are written down.
        String nameClaim();

        /// What it is told to ask of somebody who has signed in there already.
        Optional<String> prompt();

        /// Whether everybody is to sign in anew there, and not whoever did so before is let in again.
        default boolean isAnew() {
            return prompt().stream().flatMap(words -> Stream.of(words.split(" ", -1))).anyMatch("login"::equals);
        }

        /// See [IssuerSessions].
        Duration unchecked();

        /// How often it is looked which sessions it is to be asked about.
        Duration look();
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
