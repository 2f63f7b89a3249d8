package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.access.Passes;
import org.carequeue.events.Roles;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/// Says of each request who asks: whoever shows a pass for the gateway, as the command line does; the program whose key is shown;
/// the person whose session the browser's cookie names; the screen or kiosk that a cookie names; or nobody. Where access is open
/// that is anybody, who may do everything and says a name that nobody looks into.
///
/// The only one of its kind: what the platform brings for sign-in servers is asked by [Issuer], and by nobody else.
@Singleton
@Alternative
@Priority(1)
public final class Door implements HttpAuthenticationMechanism {

    /// Whoever asks where nobody signs in.
    static final Pass ANYBODY = new Pass("anybody", null,
            Stream.concat(Roles.OF_PEOPLE.stream(), Roles.OF_DEVICES.stream()).collect(Collectors.toUnmodifiableSet()));
    private static final Optional<Known> EVERYBODY = Optional.of(new Known(ANYBODY, null));
    /// Where the platform looks for when a socket is to be closed.
    private static final String EXPIRES = "quarkus.identity.expire-time";
    private static final String PRINTERS = "/api/printers";
    private static final ChallengeData CHALLENGE = new ChallengeData(401, "WWW-Authenticate", Bearer.SCHEME);

    private final Directory directory;
    private final Passes passes;
    private final ProgramKeys keys;
    private final IssuerKeys issuerKeys;
    private final AccessSettings settings;
    private final String name;

    Door(Directory directory, Passes passes, ProgramKeys keys, IssuerKeys issuerKeys, AccessSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.directory = directory;
        this.passes = passes;
        this.keys = keys;
        this.issuerKeys = issuerKeys;
        this.settings = settings;
        this.name = name;
    }

    /// Somebody who is known.
    ///
    /// @param session or device or program, by its id, with which a socket ends; null for none
    /// @param until when what is shown is worth nothing any more, if that is known; a socket ends then
    private record Known(Pass pass, @Nullable String session, @Nullable Instant until) {

        Known(Pass pass, @Nullable String session) {
            this(pass, session, null);
        }

        static Known of(IssuerKeys.Shown shown) {
            return new Known(shown.pass(), null, shown.until());
        }
    }

    /// Who asks, for whoever passes the request on, as far as that can be said at once; nobody where the request shows nothing, or
    /// nothing that is believed. What the platform does around an identity costs more than all of this.
    public Optional<Pass> whoAsks(HttpServerRequest request) {
        return known(request).map(Known::pass);
    }

    /// Who asks of whom nothing could be said at once: a token of the clinic's sign-in server is looked at, which takes its time.
    public Uni<Optional<Pass>> whoAsksAfterAll(HttpServerRequest request) {
        return afterAll(request).map(known -> known.map(Known::pass));
    }

    private Uni<Optional<Known>> afterAll(HttpServerRequest request) {
        return Bearer.tokenOf(request.headers()).filter(token -> issuerKeys.isOn() && !ProgramKey.isMeant(token))
                .map(token -> issuerKeys.showing(token).map(shown -> shown.map(Known::of)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Optional<Known> known(HttpServerRequest request) {
        var token = Bearer.tokenOf(request.headers());
        if (token.filter(ProgramKey::isMeant).isPresent()) {
            return keys.showing(token.get(), request.remoteAddress().hostAddress())
                    .map(program -> new Known(program.pass(), program.id()));
        }
        if (token.isPresent()) {
            return passes.read(token.get(), name).map(pass -> new Known(pass, null))
                    .or(() -> issuerKeys.remembered(token.get()).map(Known::of));
        }
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            return EVERYBODY;
        }
        return AccessCookie.SESSION.of(request)
                .flatMap(cookie -> looksByItself(request) ? directory.session(cookie.id(), settings) : inUse(cookie.id()))
                .map(session -> new Known(session.pass(), session.session().id()))
                .or(() -> AccessCookie.DEVICE.of(request).flatMap(cookie -> seen(cookie.id()))
                        .map(device -> new Known(device.pass(), device.id())));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        var known = known(routing.request());
        return known.isPresent() ? Uni.createFrom().item(identity(known.get()))
                : afterAll(routing.request()).map(late -> late.map(Door::identity).orElse(null));
    }

    private static SecurityIdentity identity(Known known) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(known.pass()).addRoles(known.pass().roles());
        if (known.session() != null) {
            identity.addAttribute(SessionSockets.SESSION, known.session());
        }
        if (known.until() != null) {
            identity.addAttribute(EXPIRES, known.until().getEpochSecond());
        }
        return identity.build();
    }

    /// What pages ask again and again although nobody is there keeps nobody signed in.
    private static boolean looksByItself(HttpServerRequest request) {
        return request.method() == HttpMethod.GET && PRINTERS.equals(request.path());
    }

    private Optional<LetIn<Device>> seen(String credential) {
        var device = directory.devices().with(credential);
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
