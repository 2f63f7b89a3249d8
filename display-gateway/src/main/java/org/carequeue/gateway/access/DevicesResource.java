package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.PairDevice;
import org.carequeue.gateway.access.AccessCommand.RevokeDevice;
import org.carequeue.gateway.access.AccessCommand.SetUpDevice;
import org.carequeue.gateway.printing.Printers;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// The screens and kiosks that are let in: a manager sees to it.
@Path("/api/devices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@NonBlocking
public class DevicesResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<AccessState, AccessCommand, AccessEvent> desk;
    private final Directory directory;
    private final Pairings pairings;
    private final SessionSockets sockets;
    private final Printers printers;
    private final Ids ids;

    DevicesResource(DeskHttp<AccessState, AccessCommand, AccessEvent> desk, Directory directory, Pairings pairings,
            SessionSockets sockets, Printers printers, Ids ids) {
        this.desk = desk;
        this.directory = directory;
        this.pairings = pairings;
        this.sockets = sockets;
        this.printers = printers;
        this.ids = ids;
    }

    /// @param code that the device shows, as it was typed
    /// @param name of the device from now on
    /// @param role what the manager takes it for; whatever it says of itself where that is left out
    /// @param settings as it is set up; nothing is chosen where they are left out
    record DeviceForm(@Nullable String code, @Nullable String name, @Nullable String role,
            @Nullable DeviceSettings settings) {

        DeviceSettings chosen() {
            return settings == null ? DeviceSettings.NONE : settings;
        }
    }

    @GET
    public Uni<List<DeviceView>> all(@BeanParam CommandHeaders headers) {
        return desk.query(state -> state.devices().stream().map(this::view).toList(), headers);
    }

    private DeviceView view(Device device) {
        var live = directory.devices().of(device.id());
        return DeviceView.of(device, live.map(LetIn::seen).orElse(null), live.map(LetIn::report).orElse(null),
                sockets.has(device.id()),
                device.settings().stateAmong(printers));
    }

    @POST
    public Uni<Response> pair(@BeanParam CommandHeaders headers, @Nullable DeviceForm form) {
        var said = Needed.field("code", form);
        var code = Needed.field("code", said.code());
        var name = Needed.field("name", said.name()).strip();
        var settings = said.chosen();
        var pairing = pairings.showing(code);
        var device = pairing.map(one -> new Device(ids.next(), one.role(), name, one.secret().id(), Instant.EPOCH, settings));
        return desk.command(new PairDevice(Pairings.plain(code), name, said.role(), settings, device.orElse(null)), headers,
                Response.Status.CREATED.getStatusCode())
                .invoke(_ -> pairing.ifPresent(one -> directory.devices().with(one.secret().id())
                        .ifPresent(live -> pairings.done(one, live.what()))));
    }

    /// All of them: what is left out is not chosen any more. The device's page hears of it at once.
    @PUT
    @Path("/{device}/settings")
    public Uni<Response> setUp(@BeanParam CommandHeaders headers, @RestPath String device, @Nullable DeviceSettings settings) {
        return desk.command(new SetUpDevice(device, Needed.field("settings", settings)), headers, OK);
    }

    @DELETE
    @Path("/{device}")
    public Uni<Response> revoke(@BeanParam CommandHeaders headers, @RestPath String device) {
        return desk.command(new RevokeDevice(device), headers, OK);
    }
}
