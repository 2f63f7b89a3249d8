package org.carequeue.ticket.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;

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
import org.carequeue.events.TicketReference;
import org.carequeue.ticket.model.IssuedTicketView;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketProblems;
import org.carequeue.ticket.model.TicketState;
import org.carequeue.ticket.model.TicketView;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// Tickets: take one, look one up.
@Path("/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TicketsResource {

    private final DeskHttp<TicketState, TicketCommand, ClinicEvent> desk;

    TicketsResource(DeskHttp<TicketState, TicketCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    /// @param serviceLine code of the service line, none for the clinic's first
    record IssueTicketBody(@Nullable String serviceLine) {
    }

    @POST
    @RolesAllowed({ KIOSK, RECEPTION, NURSE, MANAGER })
    @APIResponse(responseCode = "201", description = "The slip, with the tracking token: no later look-up shows it", content = @Content(schema = @Schema(implementation = IssuedTicketView.class)))
    public Uni<Response> issue(@BeanParam CommandHeaders headers, @Nullable IssueTicketBody body) {
        return desk.command(new IssueTicket(body == null ? null : body.serviceLine()), headers,
                Response.Status.CREATED.getStatusCode());
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    @Path("/{ticket}")
    public Uni<TicketView> find(@BeanParam CommandHeaders headers, @RestPath String ticket) {
        var reference = reference(ticket);
        return desk.query(state -> state.with(reference, TicketView::of, refusal -> {
            throw new RefusedException(refusal);
        }), headers);
    }

    private static TicketReference reference(String ticket) {
        try {
            return TicketReference.parse(ticket);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(TicketProblems.malformedTicket());
        }
    }
}
