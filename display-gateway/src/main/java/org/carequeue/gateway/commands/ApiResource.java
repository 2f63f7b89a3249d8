package org.carequeue.gateway.commands;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;
import static org.carequeue.events.Roles.SCREEN;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AllowanceOfEach;
import org.carequeue.gateway.access.Door;
import org.carequeue.gateway.board.FoundTicket;
import org.carequeue.gateway.board.TicketOverview;
import org.carequeue.gateway.commands.RouteTable.Route;
import org.carequeue.gateway.fanout.Sequencer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/// All that can be asked below `/api`: three questions are answered from the board, everything else by the service that owns
/// the fact, and says who may ask: what is passed on is let in here from whoever the [Door] knows. What there is says the
/// [RouteTable].
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@PermitAll
public class ApiResource {

    private static final String PATH = "path";
    private static final String ANY = "{path: .+}";
    /// Where Quarkus looks for what a span is called.
    private static final String SPAN_NAME = "UrlPathTemplate";

    private final Door door;
    private final RouteTable routes;
    private final Owners owners;
    private final BoardQueries board;
    private final Sequencer sequencer;
    private final AllowanceOfEach help;
    private final CommandLimits limits;
    private final int mostOpen;

    ApiResource(Door door, RouteTable routes, Owners owners, BoardQueries board, Sequencer sequencer,
            AllowanceOfEach help, CommandLimits limits,
            @ConfigProperty(name = "carequeue.gateway.most-open-tickets") int mostOpen) {
        this.door = door;
        this.routes = routes;
        this.owners = owners;
        this.board = board;
        this.sequencer = sequencer;
        this.help = help;
        this.limits = limits;
        this.mostOpen = mostOpen;
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @Path("tickets/{ticket}")
    public Uni<Response> ticket(@PathParam("ticket") String ticket, @Context SecurityContext security) {
        var mayKnowAll = security.isUserInRole(DOCTOR) || security.isUserInRole(MANAGER);
        return board.<Object> ticket(ticket, mayKnowAll ? TicketOverview::of : FoundTicket::of)
                .map(found -> Response.ok(found).build());
    }

    @GET
    @RolesAllowed({ KIOSK, SCREEN, RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @Path("settings")
    public Uni<Response> settings() {
        return board.settings().map(known -> Response.ok(known).build());
    }

    @GET
    @RolesAllowed({ KIOSK, RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @Path("waits")
    public Uni<Response> waits() {
        return board.waits().map(known -> Response.ok(known).build());
    }

    @GET
    @Path(ANY)
    public Uni<Response> get(@PathParam(PATH) String path, @Context HttpServerRequest request) {
        return pass(path, request, null);
    }

    @POST
    @Path(ANY)
    public Uni<Response> post(@PathParam(PATH) String path, @Context HttpServerRequest request,
            byte @Nullable [] body) {
        return pass(path, request, body);
    }

    @PUT
    @Path(ANY)
    public Uni<Response> put(@PathParam(PATH) String path, @Context HttpServerRequest request,
            byte @Nullable [] body) {
        return pass(path, request, body);
    }

    @DELETE
    @Path(ANY)
    public Response delete(@PathParam(PATH) String path) {
        throw notHere(segments(path));
    }

    @PATCH
    @Path(ANY)
    public Response patch(@PathParam(PATH) String path) {
        throw notHere(segments(path));
    }

    @OPTIONS
    @Path(ANY)
    public Response options(@PathParam(PATH) String path) {
        return Response.ok().header("Allow", allowed(segments(path))).build();
    }

    private Uni<Response> pass(String path, HttpServerRequest request, byte @Nullable [] body) {
        var asks = door.whoAsks(request);
        return asks.isPresent() ? pass(path, request, body, asks.get())
                : door.whoAsksAfterAll(request).chain(late -> pass(path, request, body,
                        late.orElseThrow(() -> new RefusedException(Refusal.notSignedIn()))));
    }

    private Uni<Response> pass(String path, HttpServerRequest request, byte @Nullable [] body, Pass asks) {
        var segments = segments(path);
        var route = routes.find(request.method().name(), segments).orElseThrow(() -> notHere(segments));
        if (!route.takes(request.getHeader("Content-Type"))) {
            throw new NotSupportedException();
        }
        nameSpan(route);
        refusal(route, request, asks).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        return Relay.pass(owners.of(route.owner()), asks, request, body, segments, route.parameters());
    }

    /// All that is passed on comes by one path of this class: a span says by which of the API's, which names nobody.
    private static void nameSpan(Route route) {
        var context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(SPAN_NAME, "/api" + route.path());
        }
    }

    /// Decoded, and yet each where it was: a slash that was encoded is let in by no service.
    private static List<String> segments(String path) {
        return List.of(path.split("/"));
    }

    private WebApplicationException notHere(List<String> segments) {
        return new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header("Allow", allowed(segments)).build());
    }

    private String allowed(List<String> segments) {
        var methods = routes.methods(segments);
        if (methods.isEmpty()) {
            throw new NotFoundException();
        }
        return String.join(", ", methods);
    }

    /// What the gateway has to say before the owner is asked.
    private Optional<Refusal> refusal(Route route, HttpServerRequest request, Pass asks) {
        return switch (route.method() + " " + route.path()) {
            case "POST /tickets" -> sequencer.openTickets() < mostOpen ? limits.ofNumber(asks)
                    : Optional.of(OwnerProblems.clinicFull());
            case "POST /help" -> help.take(request.remoteAddress().hostAddress()) ? Optional.empty()
                    : Optional.of(OwnerProblems.helpTooOften());
            default -> request.method() == HttpMethod.GET ? Optional.empty() : limits.ofCommand(asks);
        };
    }
}
