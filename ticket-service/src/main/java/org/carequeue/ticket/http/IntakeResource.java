package org.carequeue.ticket.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;
import static org.carequeue.events.Roles.SCREEN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.ticket.model.IntakeView;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.SetIntake;
import org.carequeue.ticket.model.TicketCommand.SetIntake.Wanted;
import org.carequeue.ticket.model.TicketProblems;
import org.carequeue.ticket.model.TicketState;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// Which service lines give numbers: see it, set it by hand.
@Path("/intake")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class IntakeResource {

    private final DeskHttp<TicketState, TicketCommand, ClinicEvent> http;
    private final Desk<TicketState, TicketCommand, ClinicEvent> desk;

    IntakeResource(DeskHttp<TicketState, TicketCommand, ClinicEvent> http,
            Desk<TicketState, TicketCommand, ClinicEvent> desk) {
        this.http = http;
        this.desk = desk;
    }

    /// @param serviceLine code of the service line, none for all of them
    /// @param intake whether numbers are to be given, until the operating day ends
    record SetIntakeBody(@Nullable String serviceLine, @Schema(required = true) @Nullable Wanted intake) {
    }

    @POST
    @RolesAllowed({ RECEPTION, MANAGER })
    @APIResponse(responseCode = "200", description = "All service lines as they are now", content = @Content(schema = @Schema(implementation = IntakeView.class)))
    public Uni<Response> set(@BeanParam CommandHeaders headers, @Nullable SetIntakeBody body) {
        if (body == null || body.intake() == null) {
            throw new RefusedException(TicketProblems.malformedIntake());
        }
        return http.command(new SetIntake(body.serviceLine(), body.intake()), headers, Response.Status.OK.getStatusCode());
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER, KIOSK, SCREEN })
    public Uni<IntakeView> intake(@BeanParam CommandHeaders headers) {
        return http.query(state -> {
            var settings = state.settings();
            if (settings == null) {
                throw new RefusedException(TicketProblems.clinicNotConfigured());
            }
            return state.intake(settings, desk.time().now());
        }, headers);
    }
}
