package org.carequeue.gateway.look;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.events.ClinicColours;
import org.carequeue.gateway.access.Visitors;
import org.carequeue.gateway.look.ByteRange.OutsideException;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// How the clinic looks. Colours and logo are for everybody, as the sign over its door is; what screens show is for whoever may
/// see one. Whatever somebody has put here is shown, and never run: it comes as the type that its bytes are of, in a sandbox.
@Path("/clinic")
@PermitAll
public class LookResource {

    private static final String SANDBOX = "default-src 'none'; sandbox";
    private static final String HEX = "#[0-9A-Fa-f]{6}";

    private final LogoShelf logos;
    private final MediaFolder media;
    private final Visitors visitors;

    LookResource(LogoShelf logos, MediaFolder media, Visitors visitors) {
        this.logos = logos;
        this.media = media;
        this.visitors = visitors;
    }

    /// The tokens for these colours: the same ones for ever, so that browsers keep it.
    ///
    /// @param primary six hex digits
    @GET
    @Path("colours.css")
    @Produces("text/css;charset=UTF-8")
    @NonBlocking
    public Response colours(@QueryParam("primary") @Nullable String primary, @QueryParam("accent") @Nullable String accent) {
        return Response.ok(ColourSheet.of(new ClinicColours(colour(primary), colour(accent))))
                .header("Cache-Control", "max-age=31536000, immutable").build();
    }

    private static @Nullable String colour(@Nullable String digits) {
        var colour = "#" + digits;
        return colour.matches(HEX) ? colour : null;
    }

    @GET
    @Path("logo")
    @NonBlocking
    public Response logo(@Context Request request) {
        return logos.logo().map(logo -> {
            var tag = new EntityTag(logo.tag());
            var known = request.evaluatePreconditions(tag);
            var answer = known == null ? Response.ok(logo.bytes(), logo.type()).tag(tag) : known;
            return answer.header("Cache-Control", "no-cache").header("Content-Security-Policy", SANDBOX).build();
        }).orElseGet(() -> Response.status(Response.Status.NOT_FOUND).header("Cache-Control", "no-store").build());
    }

    @GET
    @Path("media/{name}")
    @RunOnVirtualThread
    public Response medium(@PathParam("name") String name, @HeaderParam("Range") @Nullable String range,
            @Context SecurityContext who) {
        var found = visitors.seesTheScreen(who) ? media.find(name).orElse(null) : null;
        if (found == null) {
            return Response.status(Response.Status.NOT_FOUND).header("Cache-Control", "no-store").build();
        }
        try {
            var part = ByteRange.of(range, found.bytes());
            var answer = part.map(asked -> Response.status(Response.Status.PARTIAL_CONTENT)
                    .header("Content-Range", asked.said(found.bytes()))
                    .entity(new PathPart(found.file(), asked.from(), asked.count())))
                    .orElseGet(() -> Response.ok(new PathPart(found.file(), 0, found.bytes())));
            return answer.type(found.type()).header("Accept-Ranges", "bytes").header("Cache-Control", "no-cache")
                    .header("Content-Security-Policy", SANDBOX).build();
        } catch (OutsideException outside) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + found.bytes()).build();
        }
    }
}
