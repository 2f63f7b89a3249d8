package org.carequeue.gateway.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Roles;
import org.carequeue.gateway.board.Audience;
import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;

/// Who sits at the browser that asks. Unlike the door it refuses nobody: whoever paints a page decides what to make of it. Used
/// by all event loops.
public final class Visitors {

    private final Directory directory;
    private final AccessSettings settings;

    Visitors(Directory directory, AccessSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /// Somebody at a browser.
    ///
    /// @param open whether nobody signs in here
    /// @param elsewhere whether people sign in at the clinic's sign-in server
    /// @param person who has signed in there; null where nobody has, or nobody does
    /// @param device as what this browser is let in, whoever has signed in there; null where it is not
    /// @param demo how anybody signs in; null where this is no demo
    public record Visitor(boolean open, boolean elsewhere, @Nullable PersonView person, @Nullable OwnDevice device,
            @Nullable Demo demo) {

        /// How one comes in, for the page.
        public String access() {
            return open ? "open" : elsewhere ? "issuer" : "closed";
        }

        /// The language that a manager has chosen for this device, as long as it shows the page for which it is let in.
        public @Nullable String languageOf(String page) {
            return device == null || !device.role().equals(page) ? null : device.settings().language();
        }

        /// Whether this is somebody who may be asked for more than a name and a password.
        public boolean isKnown() {
            return open || person != null;
        }
    }

    /// A demo's people, whom anybody can be.
    ///
    /// @param people by the names by which they sign in, separated by spaces
    /// @param password of all of them
    public record Demo(String people, String password) {
    }

    /// Who asks this. A session that is over by now counts as none, also before the desk has heard of it.
    public Visitor of(HttpServerRequest request) {
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            return new Visitor(true, false, null, null, null);
        }
        return new Visitor(false, settings.oidc().isOn(),
                AccessCookie.SESSION.of(request).flatMap(token -> directory.session(token.id(), settings))
                        .map(session -> PersonView.of(session.person())).orElse(null),
                device(request).map(live -> OwnDevice.of(live.what(), null)).orElse(null),
                settings.demoPassword().map(password -> new Demo(String.join(" ", FirstSignIn.DEMO.keySet()), password))
                        .orElse(null));
    }

    /// To where pages may send a form, beside here: the clinic's sign-in server, which people leave, too, when they sign out.
    public Optional<String> formsGoTo() {
        return settings.oidc().origin();
    }

    /// The session in which somebody asks for something about themselves.
    ///
    /// @param who as the door has it: a program or a screen that sends somebody's cookie along is not that person
    /// @throws RefusedException where there is none
    LiveSession own(HttpServerRequest request, SecurityContext who) {
        return AccessCookie.SESSION.of(request).flatMap(token -> directory.session(token.id(), settings))
                .filter(session -> session.pass().equals(who.getUserPrincipal())
                        || Door.ANYBODY.equals(who.getUserPrincipal()))
                .orElseThrow(() -> new RefusedException(AccessProblems.noSession()));
    }

    /// Whether somebody with these roles may hear it, of whom nothing more is known.
    public boolean mayHear(Audience audience, Set<String> roles) {
        return audience.mayBeHeardBy(roles)
                || audience == Audience.SCREEN && settings.screen() == AccessSettings.Screen.OPEN;
    }

    /// Whether whoever asks may see what the public screen shows.
    public boolean seesTheScreen(SecurityContext who) {
        return mayHear(Audience.SCREEN, Stream.of(Roles.OF_PEOPLE, Roles.OF_DEVICES).flatMap(List::stream)
                .filter(who::isUserInRole).collect(Collectors.toUnmodifiableSet()));
    }

    /// What a screen or kiosk that is let in is given with its page: browsers keep no cookie for longer than 400 days, which
    /// begin anew each time.
    public Optional<NewCookie> renewed(HttpServerRequest request) {
        return AccessCookie.DEVICE.of(request).filter(_ -> device(request).isPresent())
                .map(token -> AccessCookie.DEVICE.keep(request, token));
    }

    private Optional<LetIn<Device>> device(HttpServerRequest request) {
        return AccessCookie.DEVICE.of(request).flatMap(token -> directory.devices().with(token.id()));
    }
}
