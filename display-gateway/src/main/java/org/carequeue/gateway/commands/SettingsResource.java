package org.carequeue.gateway.commands;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

/// How the clinic has set itself up.
@Path("/api/settings")
@Tag(name = "Settings", description = "Service lines, rooms, counters and the triage scale")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SettingsResource {

    private final Owners owners;
    private final BoardQueries board;

    SettingsResource(Owners owners, BoardQueries board) {
        this.owners = owners;
        this.board = board;
    }

    @GET
    @Operation(operationId = "getSettings", summary = "The clinic's settings", description = "As they apply to what the board shows.")
    @APIResponse(responseCode = "200", ref = "Settings")
    public Uni<Response> settings() {
        return board.settings().map(known -> Response.ok(known).build());
    }

    @PUT
    @Consumes({ MediaType.APPLICATION_JSON, "application/yaml" })
    @Operation(operationId = "changeSettings", summary = "Change the clinic's settings", description = """
            What is left out stays as it is. With a `version`, the one that the change is based on: 409 `settings-changed` \
            where somebody else has changed them since. They apply from here on: nobody who waits is moved to another \
            level.""")
    @RequestBody(ref = "ChangeSettings")
    @APIResponse(responseCode = "200", ref = "ChangedSettings")
    public Uni<Response> change(@Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.tickets(), request, body, "settings");
    }
}
