package org.carequeue.ticket.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.KIOSK;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;
import static org.carequeue.events.Roles.SCREEN;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

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

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.SettingException;
import org.carequeue.ticket.model.SettingsChange;
import org.carequeue.ticket.model.SettingsForm;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketProblems;
import org.carequeue.ticket.model.TicketRules;
import org.carequeue.ticket.model.TicketState;
import org.carequeue.ticket.settings.SettingsReader;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// The clinic's settings: see them, change them while the clinic is open.
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
class SettingsResource {

    private final DeskHttp<TicketState, TicketCommand, ClinicEvent> desk;

    SettingsResource(DeskHttp<TicketState, TicketCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @PUT
    @RolesAllowed(MANAGER)
    @Consumes({ MediaType.APPLICATION_JSON, "application/yaml" })
    @RequestBody(content = @Content(schema = @Schema(implementation = SettingsForm.class)))
    @APIResponse(responseCode = "200", description = "The settings that apply now", content = @Content(schema = @Schema(implementation = ClinicSettings.class)))
    public Uni<Response> change(@BeanParam CommandHeaders headers, byte @Nullable [] body) {
        return desk.command(new ChangeSettings(form(body == null ? new byte[0] : body)), headers,
                Response.Status.OK.getStatusCode());
    }

    /// What a change would change, and nothing more happens.
    @POST
    @Path("check")
    @RolesAllowed(MANAGER)
    @Consumes({ MediaType.APPLICATION_JSON, "application/yaml" })
    @RequestBody(content = @Content(schema = @Schema(implementation = SettingsForm.class)))
    public Uni<SettingsForm> check(@BeanParam CommandHeaders headers, byte @Nullable [] body) {
        var form = form(body == null ? new byte[0] : body);
        return desk.query(state -> {
            var current = configured(state);
            return SettingsForm.difference(current, TicketRules.wanted(current, form));
        }, headers);
    }

    /// The last changes, the last one first.
    @GET
    @Path("changes")
    @RolesAllowed(MANAGER)
    public Uni<List<SettingsChange>> changes(@BeanParam CommandHeaders headers) {
        return desk.query(TicketState::changes, headers);
    }

    /// JSON and YAML are UTF-8, whatever else a charset says.
    private static SettingsForm form(byte[] body) {
        try {
            return SettingsReader.read(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (SettingException e) {
            throw new RefusedException(TicketProblems.invalidSettings(e));
        } catch (CharacterCodingException e) {
            throw new RefusedException(TicketProblems.invalidSettings(new SettingException("", "they are not in UTF-8")));
        }
    }

    @GET
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER, KIOSK, SCREEN })
    public Uni<ClinicSettings> settings(@BeanParam CommandHeaders headers) {
        return desk.query(SettingsResource::configured, headers);
    }

    private static ClinicSettings configured(TicketState state) {
        return Optional.ofNullable(state.settings())
                .orElseThrow(() -> new RefusedException(TicketProblems.clinicNotConfigured()));
    }
}
