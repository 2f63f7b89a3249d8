package org.carequeue.gateway.access;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// The quick codes of one browser; who comes back by one signs in at [SessionResource].
@Path("/api/session/quick-code")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
public class QuickCodeResource {

    private final QuickCodes codes;
    private final Visitors visitors;

    QuickCodeResource(QuickCodes codes, Visitors visitors) {
        this.codes = codes;
        this.visitors = visitors;
    }

    /// @param allowed whether this clinic has quick codes
    /// @param people who come back by one in this browser
    record View(boolean allowed, List<Choice> people) {
    }

    /// What colleagues know of one another anyway.
    record Choice(String name, String displayName) {
    }

    /// @param password one's own
    /// @param code the digits
    record Form(@Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "Form[withheld]";
        }
    }

    /// Also for whom nobody knows yet: the names are said to that browser alone.
    @GET
    @PermitAll
    @NonBlocking
    public View here(@Context HttpServerRequest request) {
        return new View(codes.areAllowed(), codes.at(AccessCookie.BROWSER.of(request)).stream()
                .map(person -> new Choice(person.name(), person.displayName())).toList());
    }

    @PUT
    @RunOnVirtualThread
    public Response set(@Nullable Form form, @Context HttpServerRequest request, @Context SecurityContext security) {
        var password = Needed.field("password", form == null ? null : form.password());
        var code = Needed.field("code", form == null ? null : form.code());
        var browser = codes.set(visitors.own(request, security), AccessCookie.BROWSER.of(request), password, code,
                request.remoteAddress().hostAddress());
        return Response.noContent().cookie(AccessCookie.BROWSER.keep(request, browser)).build();
    }

    @DELETE
    @RunOnVirtualThread
    public void forget(@Context HttpServerRequest request, @Context SecurityContext security) {
        codes.end(AccessCookie.BROWSER.of(request), visitors.own(request, security).person().name(), SessionEnd.REVOKED,
                request.remoteAddress().hostAddress());
    }
}
