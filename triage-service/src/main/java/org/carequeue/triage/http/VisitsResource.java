package org.carequeue.triage.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Priority;
import org.carequeue.events.prescribing.Judgement;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.triage.model.ComplaintForm;
import org.carequeue.triage.model.ParkForm;
import org.carequeue.triage.model.PrescribingRules;
import org.carequeue.triage.model.SubmittedPrescriptionView;
import org.carequeue.triage.model.TransferForm;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.AtCounters;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.NotPresent;
import org.carequeue.triage.model.TriageCommand.OfVisit;
import org.carequeue.triage.model.TriageCommand.ReassessVisit;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.ReturnVisit;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.SkipVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageCommand.UndoPriority;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.carequeue.triage.model.VisitView;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// The visit of one ticket: see it, and everything that staff do with it.
@Path("/tickets/{ticket}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class VisitsResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> http;
    private final Desk<TriageState, TriageCommand, ClinicEvent> desk;

    VisitsResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> http,
            Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.http = http;
        this.desk = desk;
    }

    /// @param priority the code of a level
    record PriorityBody(@Nullable String priority) {
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    public Uni<VisitView> find(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        var reference = Tickets.reference(ticket);
        return http.query(state -> state.with(reference, VisitView::of, refusal -> {
            throw new RefusedException(refusal);
        }), headers);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/start")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> start(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new StartConsultation(Tickets.reference(ticket)), headers, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/finish")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> finish(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new FinishConsultation(Tickets.reference(ticket)), headers, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST })
    @Path("/cancel")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> cancel(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new CancelVisit(Tickets.reference(ticket)), headers, RECEPTION, NURSE, DOCTOR), headers,
                OK);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/recall")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> recall(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new RecallVisit(Tickets.reference(ticket)), headers, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/not-present")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> notPresent(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new NotPresent(Tickets.reference(ticket)), headers, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/skip")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> skip(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new SkipVisit(Tickets.reference(ticket)), headers, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST })
    @Path("/return")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> comeBack(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new ReturnVisit(Tickets.reference(ticket)), headers, RECEPTION, NURSE, DOCTOR), headers,
                OK);
    }

    @POST
    @RolesAllowed({ NURSE, DOCTOR, PHARMACIST })
    @Path("/park")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> park(@BeanParam CommandHeaders headers, @RestPath String ticket, @Nullable ParkForm form) {
        return http.command(
                limited((form == null ? ParkForm.EMPTY : form).check(Tickets.reference(ticket)), headers, NURSE, DOCTOR),
                headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST })
    @Path("/transfer")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> transfer(@BeanParam CommandHeaders headers, @RestPath String ticket,
            @Nullable TransferForm form) {
        return http.command(limited((form == null ? TransferForm.EMPTY : form).check(Tickets.reference(ticket)), headers,
                RECEPTION, NURSE, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST })
    @Path("/undo")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> undo(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(limited(new UndoMove(Tickets.reference(ticket)), headers, RECEPTION, NURSE, DOCTOR), headers, OK);
    }

    @POST
    @RolesAllowed({ NURSE, DOCTOR })
    @Path("/reassess")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> reassess(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(new ReassessVisit(Tickets.reference(ticket)), headers, OK);
    }

    @PUT
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR })
    @Path("/priority")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> prioritise(@BeanParam CommandHeaders headers, @RestPath String ticket, @Nullable PriorityBody body) {
        var priority = priority(body == null ? null : body.priority());
        return http.command(new SetPriority(Tickets.reference(ticket), priority), headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR })
    @Path("/priority/undo")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> undoPriority(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        return http.command(new UndoPriority(Tickets.reference(ticket)), headers, OK);
    }

    @PUT
    @RolesAllowed({ NURSE, DOCTOR })
    @Path("/complaint")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Uni<Response> complain(@BeanParam CommandHeaders headers, @RestPath String ticket, @Nullable ComplaintForm form) {
        return http.command((form == null ? ComplaintForm.EMPTY : form).check(Tickets.reference(ticket)), headers, OK);
    }

    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/prescriptions")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SubmittedPrescriptionView.class)))
    public Uni<Response> prescribe(@BeanParam CommandHeaders headers, @RestPath String ticket,
            @Nullable PrescriptionForm form) {
        var order = TriageProblems.unlessWrong((form == null ? PrescriptionForm.EMPTY : form).check());
        return http.command(limited(new SubmitPrescription(Tickets.reference(ticket), order), headers, DOCTOR), headers,
                Response.Status.CREATED.getStatusCode());
    }

    /// What would be said of it: nothing is kept, and nobody hears of it.
    @POST
    @RolesAllowed({ DOCTOR, PHARMACIST })
    @Path("/prescriptions/check")
    public Uni<Judgement> check(@BeanParam CommandHeaders headers, @RestPath String ticket,
            @Nullable PrescriptionForm form) {
        var reference = Tickets.reference(ticket);
        var asked = form == null ? PrescriptionForm.EMPTY : form;
        return http.query(state -> state.with(reference,
                visit -> PrescribingRules.judge(state, visit, asked, desk.time().now()), refusal -> {
                    throw new RefusedException(refusal);
                }), headers);
    }

    /// Who may ask this as a pharmacist alone has to do with those patients alone who are served at counters.
    ///
    /// @param others roles that may ask it of everybody
    private static TriageCommand limited(OfVisit asked, CommandHeaders headers, String... others) {
        return headers.isOneOf(others) ? asked : new AtCounters(asked);
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
