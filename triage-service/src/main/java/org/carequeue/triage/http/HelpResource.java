package org.carequeue.triage.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.triage.model.HelpView;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.AcknowledgeHelp;
import org.carequeue.triage.model.TriageCommand.RequestHelp;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// Who needs help now, and who goes there.
@Path("/help")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class HelpResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> desk;

    HelpResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    /// @param ticket whose it is: an id or a bare number
    record HelpBody(@Nullable String ticket) {
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    public Uni<List<HelpView>> open(@BeanParam CommandHeaders headers) {
        return desk.query(state -> state.help().stream().map(HelpView::of).toList(), headers);
    }

    @POST
    @RolesAllowed({ KIOSK, RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Uni<Response> request(@BeanParam CommandHeaders headers, @Nullable HelpBody body) {
        var ticket = body == null || body.ticket() == null || body.ticket().isBlank() ? null
                : Tickets.reference(body.ticket());
        return desk.command(new RequestHelp(ticket), headers, OK);
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @Path("/{id}/acknowledge")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Uni<Response> acknowledge(@BeanParam CommandHeaders headers, @RestPath String id) {
        return desk.command(new AcknowledgeHelp(number(id)), headers, OK);
    }

    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new RefusedException(TriageProblems.helpRequestNotFound());
        }
        return Long.parseLong(id);
    }
}
