package org.carequeue.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.carequeue.gateway.access.IssuerFailure.Kind;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// The way to the clinic's sign-in server and back, for browsers; and where that server says that somebody has signed out there.
/// What has become of it is said by the sign-in page. Not there where people sign in here.
@Path(Issuer.PATH)
@PermitAll
public class IssuerResource {

    /// Longer than the server is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Logger LOG = Logger.getLogger(IssuerResource.class);

    private final Issuer issuer;
    private final IssuerSessions sessions;
    private final SignIn signIn;

    IssuerResource(Issuer issuer, IssuerSessions sessions, SignIn signIn) {
        this.issuer = issuer;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /// How a sign-in has ended, as the sign-in page reads it.
    enum Outcome {
        IN,
        AWAY,
        FAILED,
        NO_ROLE
    }

    @GET
    @NonBlocking
    public Uni<Response> begin(@Context RoutingContext routing) {
        isThere();
        return issuer.signInAt(routing).map(IssuerResource::to).onFailure(IssuerFailure.class)
                .recoverWithItem(failure -> outcome(outcomeOf((IssuerFailure) failure)));
    }

    @GET
    @Path("/back")
    @RunOnVirtualThread
    public Response back(@Context RoutingContext routing) {
        isThere();
        IssuerTokens given;
        try {
            given = issuer.tokensFor(routing).await().atMost(PATIENCE);
        } catch (IssuerFailure failure) {
            LOG.infof("sign-in did not come about: cause=%s", failure.getMessage());
            return outcome(outcomeOf(failure));
        }
        return issuer.somebody(given, Roles.OF_PEOPLE).map(somebody -> in(somebody, given, routing))
                .orElseGet(() -> outcome(Outcome.FAILED));
    }

    private Response in(Issuer.Somebody somebody, IssuerTokens given, RoutingContext routing) {
        if (somebody.vouched().roles().isEmpty()) {
            LOG.infof("sign-in refused, there is no role for them here: person=%s", somebody.name());
            return outcome(Outcome.NO_ROLE);
        }
        var request = routing.request();
        var address = request.remoteAddress().hostAddress();
        SignIn.In in;
        try {
            in = signIn.signIn(somebody.name(), somebody.vouched(), address);
        } catch (RefusedException refused) {
            LOG.infof("sign-in refused: person=%s cause=%s", somebody.name(), refused.getMessage());
            return outcome(Outcome.FAILED);
        }
        sessions.hold(in.token().id(), given);
        // One who was somebody else here before is not any more.
        AccessCookie.SESSION.of(request)
                .ifPresent(old -> signIn.decided(new EndSession(old.id(), SessionEnd.SIGNED_OUT), somebody.name(), address));
        return Response.fromResponse(outcome(Outcome.IN)).cookie(AccessCookie.SESSION.keep(request, in.token())).build();
    }

    /// OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8.
    @POST
    @Path("/back-channel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public Uni<Response> signedOut(@RestForm("logout_token") @Nullable String token) {
        isThere();
        return issuer.signOutOf(token == null ? "" : token)
                .map(said -> Uni.createFrom().completionStage(sessions.signedOut(said)).map(_ -> Response.ok()))
                .orElseGet(() -> Uni.createFrom().item(Response.status(Response.Status.BAD_REQUEST)))
                .map(answer -> answer.header("Cache-Control", "no-store").build());
    }

    private void isThere() {
        if (!issuer.isOn()) {
            throw new NotFoundException();
        }
    }

    private static Outcome outcomeOf(IssuerFailure failure) {
        return failure.kind() == Kind.REFUSED ? Outcome.FAILED : Outcome.AWAY;
    }

    private static Response outcome(Outcome outcome) {
        return to(URI.create("/sign-in?outcome=" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static Response to(URI address) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", address.toString())
                .header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer").build();
    }
}
