package org.carequeue.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.guard.LastUsed;
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.gateway.access.IssuerFailure.Kind;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// The clinic's own sign-in server, which speaks OpenID Connect, where there is one: then people sign in there and nowhere else.
/// The platform speaks with it and looks at signatures, state and nonce; what it says is made into a session of ours, which is the
/// one truth about who has signed in. Used by all event loops.
///
/// The platform would keep a session of its own and ask at each request. It is asked here instead, at two addresses, so that
/// requests cost what they cost with sessions of ours, and these end as all of them do.
final class Issuer {

    /// Where a sign-in begins. Below it are the only addresses at which cookies of the platform are sent.
    static final String PATH = "/sign-in/oidc";
    /// To where the server sends a browser back.
    static final String BACK = PATH + "/back";
    /// The platform's, which is not kept.
    static final String PLATFORM_SESSION = "q_session";

    /// So far two machines' clocks may be apart.
    static final Duration CLOCKS = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Issuer.class);
    /// A person waits for it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// Where the server does not say how long its token is good.
    private static final Duration USUALLY = Duration.ofMinutes(5);
    /// As long as the platform's cookie of a sign-in is kept.
    private static final Duration LONGEST_SIGN_IN = Duration.ofMinutes(5);
    /// So many are remembered that are under way.
    private static final int MOST_UNDER_WAY = 4_096;
    private static final int FOUND = 302;
    private static final int OK = 200;

    private final AccessSettings.Oidc settings;
    private final OidcAuthenticationMechanism mechanism;
    private final IdentityProviderManager identities;
    private final TenantIdentityProvider tokens;
    private final TenantConfigBean tenants;
    private final InstantSource clock;
    /// When each sign-in was begun, by its state.
    private final LastUsed<String, Instant> underWay = new LastUsed<>(MOST_UNDER_WAY);
    private final Repeated troubles = new Repeated();
    private volatile @Nullable Trouble trouble;

    Issuer(AccessSettings.Oidc settings, OidcAuthenticationMechanism mechanism, IdentityProviderManager identities,
            TenantIdentityProvider tokens, TenantConfigBean tenants, InstantSource clock) {
        this.settings = settings;
        this.mechanism = mechanism;
        this.identities = identities;
        this.tokens = tokens;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// @param since when it was so first
    record Trouble(Kind kind, Instant since) {
    }

    /// Whether there is one. Where there is none, nothing else of this class is to be asked.
    boolean isOn() {
        return settings.isOn();
    }

    /// For what is about accounts that are looked after here.
    ///
    /// @throws RefusedException where people sign in elsewhere
    void mustBeOff() {
        if (isOn()) {
            throw new RefusedException(AccessProblems.peopleElsewhere());
        }
    }

    /// What keeps it from doing its work, as far as that is known.
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    // ── signing in ──

    /// Where to send a browser that is to sign in. A cookie for this sign-in alone is added to the answer.
    ///
    /// @return fails with an [IssuerFailure] where the server does not answer: a browser that is sent there would show a blank page
    Uni<URI> signInAt(RoutingContext routing) {
        return reach().chain(() -> mechanism.getChallenge(routing)).ifNoItem().after(PATIENCE).fail().map(challenge -> {
            if (challenge == null || challenge.status != FOUND) {
                throw new IllegalStateException("The platform leads nobody to the sign-in server");
            }
            var there = URI.create(challenge.getHeaders().get(HttpHeaders.LOCATION));
            stateIn(there).ifPresent(state -> underWay.put(state, clock.instant()));
            return there;
        }).onFailure().transform(failure -> IssuerFailure.of(failure, Kind.REFUSED));
    }

    private static Optional<String> stateIn(URI address) {
        return new QueryStringDecoder(address).parameters().getOrDefault("state", List.of()).stream().findFirst();
    }

    /// Computers are shared: who is in by the sign-in of somebody before them is whoever that was. Where everybody is to sign in anew,
    /// a server may do otherwise all the same, and says so then.
    private boolean isAnew(IssuerTokens given, List<String> state) {
        var begun = state.stream().flatMap(one -> Stream.ofNullable(underWay.get(one))).findFirst()
                .orElseGet(() -> clock.instant().minus(LONGEST_SIGN_IN));
        state.forEach(underWay::remove);
        return !settings.isAnew() || Optional.ofNullable(given.idToken()).flatMap(IssuerClaims::of)
                .flatMap(claims -> claims.time("auth_time")).filter(signedIn -> signedIn.plus(CLOCKS).isBefore(begun))
                .isEmpty();
    }

    /// What the server gives for the code with which it has sent a browser back.
    ///
    /// @return fails with an [IssuerFailure]
    Uni<IssuerTokens> tokensFor(RoutingContext routing) {
        // Where it says who it is, it is the one to which the browser was sent (RFC 9207).
        if (!settings.issuer().stream().toList().containsAll(routing.queryParam("iss"))) {
            return Uni.createFrom().failure(new IssuerFailure(Kind.REFUSED, new IllegalStateException("Another issuer")));
        }
        return mechanism.authenticate(routing, identities).ifNoItem().after(PATIENCE).fail().onItem().ifNull()
                .failWith(() -> new IllegalStateException("Nobody has begun this sign-in in this browser"))
                .map(identity -> tokensOf(identity, routing))
                .map(given -> {
                    if (!isAnew(given, routing.queryParam("state"))) {
                        throw new IllegalStateException("Nobody has signed in there since this was begun");
                    }
                    return given;
                }).onTermination()
                .invoke(() -> routing.response().removeCookies(PLATFORM_SESSION))
                .onFailure().transform(failure -> IssuerFailure.of(failure, Kind.REFUSED))
                .onItem().invoke(this::answers).onFailure().invoke(this::fails);
    }

    private static IssuerTokens tokensOf(SecurityIdentity identity, RoutingContext routing) {
        var access = identity.getCredential(AccessTokenCredential.class);
        var refresh = access.getRefreshToken();
        var given = Objects.requireNonNull(routing.<AuthorizationCodeTokens> get(AuthorizationCodeTokens.class.getName()));
        return new IssuerTokens(identity.getCredential(IdTokenCredential.class).getToken(), access.getToken(),
                refresh == null ? null : refresh.getToken(), validFor(given.getAccessTokenExpiresIn()));
    }

    private static Duration validFor(@Nullable Long seconds) {
        return seconds == null ? USUALLY : Duration.ofSeconds(Math.max(1, seconds));
    }

    // ── afterwards ──

    /// Asks again.
    ///
    /// @return fails with an [IssuerFailure]
    Uni<IssuerTokens> renewed(String refreshToken) {
        return server().chain(server -> server.provider().refreshTokens(refreshToken)).ifNoItem().after(PATIENCE).fail()
                .map(given -> new IssuerTokens(given.getIdToken(), given.getAccessToken(), given.getRefreshToken(),
                        validFor(given.getAccessTokenExpiresIn())))
                .onFailure().transform(failure -> IssuerFailure.of(failure, Kind.AWAY))
                .onItem().invoke(this::answers).onFailure().invoke(this::fails);
    }

    /// What a program's token says that was issued to be shown here, is signed and has not expired.
    ///
    /// @return nothing for another one
    Uni<Optional<IssuerClaims>> claimsOf(String accessToken) {
        return tokens.authenticate(new AccessTokenCredential(accessToken)).ifNoItem().after(PATIENCE).fail()
                .map(_ -> IssuerClaims.of(accessToken).filter(IssuerClaims::isForAccess))
                .onFailure().invoke(failure -> LOG.debugf("a token is not believed: cause=%s", failure.getClass().getName()))
                .onFailure().recoverWithItem(Optional.empty());
    }

    /// What the server itself says about somebody who has signed out there.
    ///
    /// @return nothing where that is not signed by it, is for another client, or says something else
    Optional<IssuerClaims> signOutOf(String logoutToken) {
        var server = tenants.getDefaultTenant();
        if (!server.ready()) {
            return Optional.empty();
        }
        try {
            server.provider().verifyLogoutJwtToken(logoutToken);
            return IssuerClaims.of(logoutToken).filter(IssuerClaims::isSignOut);
        } catch (InvalidJwtException forged) {
            LOG.debugf("a sign-out is not believed: cause=%s", forged.getClass().getName());
            return Optional.empty();
        }
    }

    /// A form by which a browser leaves the server, too (OpenID Connect RP-Initiated Logout 1.0). It is sent as one, and not as an
    /// address, which would stand in histories and logs.
    ///
    /// @param action to where
    /// @param fields what is sent
    record SignOutForm(String action, Map<String, String> fields) {
    }

    /// None where the server does not answer, so that nobody is sent to a blank page, or has no such address at its own origin: to no
    /// other one a page may send anything.
    ///
    /// @param idToken who leaves; without it the server asks them
    /// @param home where the server sends the browser then
    Optional<SignOutForm> signOutForm(Optional<String> idToken, String home) {
        var server = tenants.getDefaultTenant();
        if (trouble != null || !server.ready() || server.getOidcMetadata().getEndSessionUri() == null) {
            return Optional.empty();
        }
        var action = URI.create(server.getOidcMetadata().getEndSessionUri());
        var fields = new HashMap<>(Map.of("client_id", client(), "post_logout_redirect_uri", home));
        idToken.ifPresent(token -> fields.put("id_token_hint", token));
        return settings.origin().filter(originOf(action)::equals).map(_ -> new SignOutForm(action.toString(), fields));
    }

    static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /// As the server knows this gateway.
    String client() {
        return settings.clientId().orElseThrow();
    }

    // ── whether it answers ──

    /// Asks whether it answers, in a way that costs it nothing.
    ///
    /// @return fails with an [IssuerFailure]
    Uni<Void> reach() {
        return server().chain(server -> server.getOidcProviderClient().getWebClient()
                .getAbs(settings.issuer().orElseThrow().replaceFirst("/$", "") + "/.well-known/openid-configuration").send())
                .ifNoItem().after(PATIENCE).fail().onItem().transformToUni(answer -> answer.statusCode() == OK
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(
                                new IssuerFailure(Kind.AWAY, new IllegalStateException("Status " + answer.statusCode()))))
                .onFailure().transform(failure -> IssuerFailure.of(failure, Kind.AWAY))
                .onItem().invoke(this::answersForItself).onFailure().invoke(this::fails);
    }

    /// It was away at the start, maybe, so that the platform has yet to learn its addresses and keys.
    private Uni<TenantConfigContext> server() {
        return Uni.createFrom().deferred(() -> tenants.getDefaultTenant().initialize());
    }

    /// That it answers says nothing of a secret that it does not take.
    private void answersForItself() {
        var known = trouble;
        if (known != null && known.kind() == Kind.AWAY) {
            answers();
        }
    }

    private synchronized void answers() {
        if (trouble != null) {
            LOG.infof("the sign-in server does what it is asked for again: issuer=%s", settings.issuer().orElse(""));
            trouble = null;
            troubles.over();
        }
    }

    private synchronized void fails(Throwable failure) {
        var kind = ((IssuerFailure) failure).kind();
        if (kind == Kind.REFUSED) {
            answersForItself();
            return;
        }
        var known = trouble;
        trouble = new Trouble(kind, known == null ? clock.instant() : known.since());
        if (troubles.isToBeSaid(kind.words())) {
            LOG.warnf("the sign-in server is of no use now: issuer=%s cause=%s times=%d", settings.issuer().orElse(""),
                    kind.words(), troubles.times());
        }
    }

    /// Who the tokens speak of.
    ///
    /// @param known the roles that there are
    Optional<Somebody> somebody(IssuerTokens given, List<String> known) {
        var access = IssuerClaims.of(given.accessToken());
        var id = Optional.ofNullable(given.idToken()).flatMap(IssuerClaims::of);
        if (id.filter(claims -> !claims.isFor(client())).isPresent()) {
            return Optional.empty();
        }
        return id.or(() -> access).flatMap(claims -> claims.text("sub").flatMap(subject -> claims.name(settings.nameClaim())
                .map(name -> {
                    var roles = claims.roles(settings.rolesClaim(), known);
                    return new Somebody(name, new Vouched(subject, claims.text("sid").orElse(null), claims.displayName(name),
                            // Some servers say it in the one token, some in the other. Both came from the server itself.
                            roles.isEmpty() ? access.map(other -> other.roles(settings.rolesClaim(), known)).orElse(roles)
                                    : roles));
                })));
    }

    /// @param name under which they are written down
    record Somebody(String name, Vouched vouched) {
    }
}
