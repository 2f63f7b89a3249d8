package org.carequeue.triage.http;

import static org.carequeue.events.Roles.PHARMACIST;

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
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.carequeue.triage.model.VisitView;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// What a counter asks for that serves service lines.
@Path("/counters")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CountersResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> desk;

    CountersResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{counter}/next")
    @APIResponse(responseCode = "200", description = "The visit that was called", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> next(@BeanParam CommandHeaders headers, @RestPath String counter) {
        if (!Room.isName(counter)) {
            throw new RefusedException(TriageProblems.counterNotFound());
        }
        return desk.command(new CallNext(Workplace.COUNTER, counter), headers.orWorkplace(Workplace.COUNTER.named(counter)),
                OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{counter}/call")
    @APIResponse(responseCode = "200", description = "The visit that was called", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> call(@BeanParam CommandHeaders headers, @RestPath String counter, @Nullable CallBody body) {
        if (!Room.isName(counter)) {
            throw new RefusedException(TriageProblems.counterNotFound());
        }
        return desk.command(CallBody.command(body, Workplace.COUNTER, counter),
                headers.orWorkplace(Workplace.COUNTER.named(counter)), OK);
    }
}
