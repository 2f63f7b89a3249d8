package org.carequeue.gateway.commands;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.events.ClinicSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
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
    @Operation(operationId = "settings", summary = "The clinic's settings", description = "As they apply to what the board shows.")
    @APIResponse(responseCode = "200", description = "The settings")
    public Uni<ClinicSettings> settings() {
        return board.settings();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeSettings", summary = "Change the clinic's settings", description = """
            All of them, as GET shows them; `version` is the one that the change is based on. 409 where somebody else has \
            changed them since. They apply from here on: nobody who waits is moved to another level.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "small clinic", value = Examples.SETTINGS)))
    @APIResponse(responseCode = "200", description = "The settings as they are now, under their new version")
    public Uni<Response> change(@Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.tickets(), request, body);
    }
}
