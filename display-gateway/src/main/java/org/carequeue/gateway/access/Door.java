package org.carequeue.gateway.access;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.access.Passes;
import org.carequeue.events.Roles;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// Says of each request who asks: whoever shows a pass for the gateway, as the command line does; the person whose session the
/// browser's cookie names; the screen or kiosk that a cookie names; or nobody. Where access is open that is anybody, who may do
/// everything and says a name that nobody looks into.
@Singleton
class Door implements HttpAuthenticationMechanism {

    /// Whoever asks where nobody signs in.
    static final Pass ANYBODY = new Pass("anybody", null,
            Stream.concat(Roles.OF_PEOPLE.stream(), Roles.OF_DEVICES.stream()).collect(Collectors.toUnmodifiableSet()));
    private static final SecurityIdentity OPEN = identity(ANYBODY).build();
    private static final ChallengeData CHALLENGE = new ChallengeData(401, "WWW-Authenticate", Bearer.SCHEME);

    private final Directory directory;
    private final Passes passes;
    private final AccessSettings settings;
    private final String name;

    Door(Directory directory, Passes passes, AccessSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.directory = directory;
        this.passes = passes;
        this.settings = settings;
        this.name = name;
    }

    private static QuarkusSecurityIdentity.Builder identity(Pass pass) {
        return QuarkusSecurityIdentity.builder().setPrincipal(pass).addRoles(pass.roles());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        var token = Bearer.tokenOf(routing.request().headers());
        if (token.isPresent()) {
            return passes.read(token.get(), name)
                    .map(pass -> Uni.createFrom().<SecurityIdentity> item(identity(pass).build()))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
        }
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            return Uni.createFrom().item(OPEN);
        }
        return AccessCookie.SESSION.of(routing.request()).flatMap(cookie -> inUse(cookie.id()))
                .map(session -> known(session.pass(), session.session().id()))
                .or(() -> AccessCookie.DEVICE.of(routing.request()).flatMap(cookie -> seen(cookie.id()))
                        .map(device -> known(device.pass(), device.device().id())))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static Uni<SecurityIdentity> known(Pass pass, String id) {
        return Uni.createFrom().item(identity(pass).addAttribute(SessionSockets.SESSION, id).build());
    }

    private Optional<LiveDevice> seen(String credential) {
        var device = directory.deviceWith(credential);
        device.ifPresent(live -> live.see(directory.now()));
        return device;
    }

    private Optional<LiveSession> inUse(String id) {
        var session = directory.session(id, settings);
        session.ifPresent(open -> open.use(directory.now()));
        return session;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().item(CHALLENGE);
    }
}
