package org.carequeue.gateway.commands;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// Who waits, and who is called.
@Path("/api")
@Tag(name = "Waiting list", description = "Who is next, and into which room")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class WaitingResource {

    private final Owners owners;

    WaitingResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    @Path("waiting")
    @Operation(operationId = "listWaiting", summary = "Who waits", description = "In the order in which they will be called, as things stand now.")
    @APIResponse(responseCode = "200", ref = "WaitingList")
    public Uni<Response> waiting(@Context HttpServerRequest request) {
        return Relay.pass(owners.visits(), request, null, "waiting");
    }

    @POST
    @Path("rooms/{room}/next")
    @Operation(operationId = "callNext", summary = "Call the next patient", description = """
            Gives the room the patient who is next. 409 `nobody-waiting` where nobody waits, 409 `room-busy` where the \
            room has somebody.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> next(@PathParam("room") String room, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "rooms", room, "next");
    }

    @POST
    @Path("rooms/{room}/call")
    @Operation(operationId = "callTicket", summary = "Call a certain patient", description = """
            Whoever waits may be called, for any service line. Out of the order that needs a reason, which is kept with the \
            call.""")
    @RequestBody(ref = "CallTicket")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> call(@PathParam("room") String room, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "rooms", room, "call");
    }
}
