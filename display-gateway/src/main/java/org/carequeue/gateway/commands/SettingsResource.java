package org.carequeue.gateway.commands;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.events.ClinicSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// How the clinic has set itself up.
@Path("/api/settings")
@Tag(name = "Settings", description = "Service lines, rooms, counters and the triage scale")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SettingsResource {

    private final BoardQueries board;

    SettingsResource(BoardQueries board) {
        this.board = board;
    }

    @GET
    @Operation(operationId = "settings", summary = "The clinic's settings", description = "As they apply to what the board shows.")
    @APIResponse(responseCode = "200", description = "The settings")
    public Uni<ClinicSettings> settings() {
        return board.settings();
    }
}
