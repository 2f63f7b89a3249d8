package org.carequeue.triage.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketReference;
import org.carequeue.triage.model.PrescriptionForm;
import org.carequeue.triage.model.SubmittedPrescriptionView;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.carequeue.triage.model.VisitView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// The visit of one ticket: see it, and everything that staff do with it.
@Path("/tickets/{ticket}")
@Produces(MediaType.APPLICATION_JSON)
class VisitsResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> desk;

    VisitsResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    /// @param priority the code of a level
    record PriorityBody(@Nullable String priority) {
    }

    @GET
    @Operation(summary = "Finds a visit by the ticket's id or its bare number")
    public Uni<VisitView> find(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        var reference = reference(ticket);
        return desk.query(state -> state.find(reference).map(VisitView::of)
                .orElseThrow(() -> new RefusedException(TriageProblems.ticketNotFound(reference))), headers);
    }

    @POST
    @Path("/start")
    @Operation(summary = "The called patient is here: the consultation begins")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> start(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return desk.command(new StartConsultation(reference(ticket)), headers, OK);
    }

    @POST
    @Path("/finish")
    @Operation(summary = "The consultation is over; of a called ticket this implies that it had begun")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> finish(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return desk.command(new FinishConsultation(reference(ticket)), headers, OK);
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Gives the ticket up; the pharmacy cancels what is not handed over")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> cancel(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return desk.command(new CancelVisit(reference(ticket)), headers, OK);
    }

    @PUT
    @Path("/priority")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets how urgent the visit is; the wait that was is kept")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> prioritise(@BeanParam CommandHeaders headers, @RestPath String ticket, @Nullable PriorityBody body) {
        var priority = priority(body == null ? null : body.priority());
        return desk.command(new SetPriority(reference(ticket), priority), headers, OK);
    }

    @POST
    @Path("/prescriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a prescription to the pharmacy")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SubmittedPrescriptionView.class)))
    public Uni<Response> prescribe(@BeanParam CommandHeaders headers, @RestPath String ticket,
            @Nullable PrescriptionForm form) {
        var order = (form == null ? new PrescriptionForm(null, null, null, null) : form).check();
        return desk.command(new SubmitPrescription(reference(ticket), order), headers,
                Response.Status.CREATED.getStatusCode());
    }

    private static TicketReference reference(String ticket) {
        try {
            return TicketReference.parse(ticket);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(TriageProblems.malformedTicket());
        }
    }

    private static Priority priority(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw new RefusedException(TriageProblems.priorityMissing());
        }
        try {
            return new Priority(code);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(TriageProblems.malformedPriority());
        }
    }
}
