package org.carequeue.gateway.access;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// Sign in, see who one is, sign out.
@Path("/api/session")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SessionResource {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String NO_STORE = "no-store";

    private final SignIn signIn;
    private final AccessDesk desk;
    private final AccessSettings settings;

    SessionResource(SignIn signIn, AccessDesk desk, AccessSettings settings) {
        this.signIn = signIn;
        this.desk = desk;
        this.settings = settings;
    }

    /// @param name by which one signs in
    /// @param password as it was typed
    record Credentials(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[withheld]";
        }
    }

    /// Nobody signs in here.
    record Open(boolean open) {
    }

    @POST
    @RunOnVirtualThread
    public Response signIn(@Nullable Credentials credentials, @Context HttpServerRequest request) {
        var name = credentials == null ? null : credentials.name();
        var password = credentials == null ? null : credentials.password();
        if (name == null || password == null) {
            throw new RefusedException(BridgeProblem.MALFORMED_BODY.in(name == null ? "name" : "password",
                    "Please give a name and a password."));
        }
        var in = signIn.signIn(name.strip(), password, request.remoteAddress().hostAddress());
        // One who was somebody else here before is not any more.
        SessionCookie.of(request).ifPresent(old -> desk.submit(new EndSession(old.id(), SessionEnd.SIGNED_OUT),
                in.person().name(), request.remoteAddress().hostAddress()));
        return Response.ok(in.person()).cookie(SessionCookie.keep(request, in.token()))
                .header(CACHE_CONTROL, NO_STORE).build();
    }

    @GET
    @NonBlocking
    public Response who(@Context HttpServerRequest request) {
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            return Response.ok(new Open(true)).header(CACHE_CONTROL, NO_STORE).build();
        }
        return SessionCookie.of(request).flatMap(token -> desk.directory().session(token.id()))
                .map(session -> Response.ok(PersonView.of(session.person())).header(CACHE_CONTROL, NO_STORE).build())
                .orElseThrow(() -> new RefusedException(Refusal.notSignedIn()));
    }

    @DELETE
    @NonBlocking
    public Uni<Response> signOut(@Context HttpServerRequest request) {
        var gone = Response.noContent().cookie(SessionCookie.forget(request)).build();
        return SessionCookie.of(request).flatMap(token -> desk.directory().session(token.id()))
                .map(session -> Uni.createFrom().completionStage(() -> desk.submit(
                        new EndSession(session.session().id(), SessionEnd.SIGNED_OUT), session.person().name(),
                        request.remoteAddress().hostAddress())).replaceWith(gone))
                .orElseGet(() -> Uni.createFrom().item(gone));
    }
}
