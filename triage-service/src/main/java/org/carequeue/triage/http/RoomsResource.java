package org.carequeue.triage.http;

import static org.carequeue.events.Roles.DOCTOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Room;
import org.carequeue.events.Workplace;
import org.carequeue.triage.model.CalledVisitView;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// What a room asks for.
@Path("/rooms")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RoomsResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> desk;

    RoomsResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{room}/next")
    @APIResponse(responseCode = "200", description = "The visit that was called", content = @Content(schema = @Schema(implementation = CalledVisitView.class)))
    public Uni<Response> next(@BeanParam CommandHeaders headers, @RestPath String room) {
        if (!Room.isName(room)) {
            throw new RefusedException(TriageProblems.roomNotFound());
        }
        return desk.command(new CallNext(room), headers.orWorkplace(Workplace.ROOM.named(room)), OK);
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{room}/call")
    @APIResponse(responseCode = "200", description = "The visit that was called", content = @Content(schema = @Schema(implementation = CalledVisitView.class)))
    public Uni<Response> call(@BeanParam CommandHeaders headers, @RestPath String room, @Nullable CallBody body) {
        if (!Room.isName(room)) {
            throw new RefusedException(TriageProblems.roomNotFound());
        }
        return desk.command(CallBody.command(body, Workplace.ROOM, room), headers.orWorkplace(Workplace.ROOM.named(room)), OK);
    }
}
