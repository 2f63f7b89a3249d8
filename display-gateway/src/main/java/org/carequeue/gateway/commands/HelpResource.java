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

import org.carequeue.bridge.desk.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// Somebody needs help now.
@Path("/api/help")
@Tag(name = "Help", description = "Alerts all staff until one of them goes there; it makes no ticket more urgent")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class HelpResource {

    private final Owners owners;
    private final HelpAllowance allowance;

    HelpResource(Owners owners, HelpAllowance allowance) {
        this.owners = owners;
        this.allowance = allowance;
    }

    @GET
    @Operation(operationId = "listHelp", summary = "Who needs help", description = "The requests that nobody has acknowledged, the oldest first.")
    @APIResponse(responseCode = "200", ref = "HelpList")
    public Uni<Response> open(@Context HttpServerRequest request) {
        return Relay.pass(owners.visits(), request, null, "help");
    }

    @POST
    @Operation(operationId = "requestHelp", summary = "Ask for help", description = """
            From the workplace of the request, for a ticket where it is known. Asked again while that is open it is the same \
            request.""")
    @RequestBody(ref = "RequestHelp")
    @APIResponse(responseCode = "200", ref = "Help")
    @APIResponse(responseCode = "429", ref = "TooOften")
    public Uni<Response> request(@Context HttpServerRequest request, byte[] body) {
        if (!allowance.take(request.remoteAddress().hostAddress())) {
            throw new RefusedException(OwnerProblems.helpTooOften());
        }
        return Relay.pass(owners.visits(), request, body, "help");
    }

    @POST
    @Path("{id}/acknowledge")
    @Operation(operationId = "acknowledgeHelp", summary = "Say that you go there", description = "Ends the alert on all pages.")
    @APIResponse(responseCode = "200", ref = "Help")
    public Uni<Response> acknowledge(@PathParam("id") String id, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "help", id, "acknowledge");
    }
}
