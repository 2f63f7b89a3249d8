package org.carequeue.ticket.http;

import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketProblems;
import org.carequeue.ticket.model.TicketState;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.smallrye.mutiny.Uni;

/// The clinic's settings as they apply now.
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
class SettingsResource {

    private final DeskHttp<TicketState, TicketCommand, ClinicEvent> desk;

    SettingsResource(DeskHttp<TicketState, TicketCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "The clinic's settings; the settings file has the same fields")
    public Uni<ClinicSettings> settings(@BeanParam CommandHeaders headers) {
        return desk.query(state -> Optional.ofNullable(state.settings())
                .orElseThrow(() -> new RefusedException(TicketProblems.clinicNotConfigured())), headers);
    }
}
