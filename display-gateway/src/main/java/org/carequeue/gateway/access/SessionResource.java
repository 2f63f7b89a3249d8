package org.carequeue.gateway.access;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;
import static org.carequeue.events.Roles.SCREEN;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// Sign in, see who one is, sign out.
@Path("/api/session")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SessionResource {

    private final SignIn signIn;
    private final AccessDesk desk;
    private final Visitors visitors;
    private final QuickCodes codes;
    private final Issuer issuer;
    private final IssuerSessions issuerSessions;

    SessionResource(SignIn signIn, AccessDesk desk, Visitors visitors, QuickCodes codes, Issuer issuer,
            IssuerSessions issuerSessions) {
        this.issuer = issuer;
        this.issuerSessions = issuerSessions;
        this.signIn = signIn;
        this.codes = codes;
        this.desk = desk;
        this.visitors = visitors;
    }

    /// @param name by which one signs in
    /// @param password as it was typed
    /// @param code in its place, a quick code that was set in this browser
    record Credentials(@Nullable String name, @Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "Credentials[withheld]";
        }
    }

    /// @param oldPassword the one that is right now
    /// @param password the one that is right from now on
    record Change(@Nullable String oldPassword, @Nullable String password) {
        @Override
        public String toString() {
            return "Change[withheld]";
        }
    }

    /// Whoever signs out leaves the clinic's sign-in server, too, by sending this there.
    record SignedOut(Issuer.SignOutForm form) {
    }

    /// Nobody signs in here.
    record Open(boolean open) {
    }

    @POST
    @RunOnVirtualThread
    public Response signIn(@Nullable Credentials credentials, @Context HttpServerRequest request) {
        issuer.mustBeOff();
        var name = Needed.field("name", credentials == null ? null : credentials.name());
        var in = in(name.strip(), credentials == null ? null : credentials.password(),
                credentials == null ? null : credentials.code(), request);
        // One who was somebody else here before is not any more.
        AccessCookie.SESSION.of(request).ifPresent(old -> signIn.decided(new EndSession(old.id(), SessionEnd.SIGNED_OUT),
                in.person().name(), request.remoteAddress().hostAddress()));
        return Response.ok(in.person()).cookie(AccessCookie.SESSION.keep(request, in.token()))
                .build();
    }

    private SignIn.In in(String name, @Nullable String password, @Nullable String code, HttpServerRequest request) {
        var address = request.remoteAddress().hostAddress();
        if (code == null) {
            return signIn.signIn(name, Needed.field("password", password), address);
        }
        if (password != null) {
            throw new RefusedException(AccessProblems.passwordOrCode());
        }
        return codes.begin(AccessCookie.BROWSER.of(request), name, code, address);
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER, KIOSK, SCREEN })
    @NonBlocking
    public Response who(@Context SecurityContext security) {
        var pass = (Pass) security.getUserPrincipal();
        var is = pass.actor() == null ? new Open(true) : view(pass, pass.actor());
        return Response.ok(is).build();
    }

    /// Also of whoever shows a pass and is no person, as the command line.
    private PersonView view(Pass pass, String actor) {
        return desk.directory().person(actor).filter(_ -> !issuer.isOn()).map(PersonView::of)
                .orElseGet(() -> new PersonView(actor, pass.called() == null ? actor : pass.called(),
                        pass.roles().stream().sorted().toList()));
    }

    /// Somebody's own. It is about this session, so it is not sent again with a key.
    @PUT
    @Path("/password")
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @RunOnVirtualThread
    public Response changePassword(@Nullable Change change, @Context HttpServerRequest request,
            @Context SecurityContext security) {
        issuer.mustBeOff();
        var old = Needed.field("oldPassword", change == null ? null : change.oldPassword());
        var fresh = Needed.field("password", change == null ? null : change.password());
        signIn.changePassword(visitors.own(request, security), old, fresh, request.remoteAddress().hostAddress());
        return Response.noContent().build();
    }

    /// Whoever signs out leaves this place: their quick code in this browser ends, too.
    @DELETE
    @RunOnVirtualThread
    public Response signOut(@Context HttpServerRequest request) {
        var address = request.remoteAddress().hostAddress();
        var ended = AccessCookie.SESSION.of(request).flatMap(token -> desk.directory().session(token.id()));
        var form = ended.filter(_ -> issuer.isOn()).flatMap(session -> issuer
                .signOutForm(issuerSessions.idToken(session.session().id()), homeOf(request)));
        ended.ifPresent(session -> {
            var name = session.person().name();
            codes.end(AccessCookie.BROWSER.of(request), name, SessionEnd.SIGNED_OUT, address);
            signIn.decided(new EndSession(session.session().id(), SessionEnd.SIGNED_OUT), name, address);
        });
        return form.map(there -> Response.ok(new SignedOut(there))).orElseGet(Response::noContent)
                .cookie(AccessCookie.SESSION.forget(request)).build();
    }

    private static String homeOf(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority() + "/sign-in";
    }
}
