package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
    private final Ids ids;

    DevicesResource(DeskHttp<AccessState, AccessCommand, AccessEvent> desk, Directory directory, Pairings pairings,
            SessionSockets sockets, Ids ids) {
        this.desk = desk;
        this.directory = directory;
        this.pairings = pairings;
        this.sockets = sockets;
        this.ids = ids;
    }

    /// @param code that the device shows, as it was typed
    /// @param name of the device from now on
    record DeviceForm(@Nullable String code, @Nullable String name) {
    }

    @GET
    public Uni<List<DeviceView>> all(@BeanParam CommandHeaders headers) {
        return desk.query(state -> state.devices().stream().map(this::view).toList(), headers);
    }

    private DeviceView view(Device device) {
        var live = directory.devices().of(device.id());
        return DeviceView.of(device, live.map(LetIn::seen).orElse(null), live.map(LetIn::report).orElse(null),
                sockets.has(device.id()));
    }

    @POST
    public Uni<Response> pair(@BeanParam CommandHeaders headers, @Nullable DeviceForm form) {
        var code = Needed.field("code", form == null ? null : form.code());
        var name = Needed.field("name", form == null ? null : form.name()).strip();
        var pairing = pairings.showing(code);
        var device = pairing.map(one -> new Device(ids.next(), one.role(), name, one.secret().id(), Instant.EPOCH));
        return desk.command(new PairDevice(Pairings.plain(code), name, device.orElse(null)), headers,
                Response.Status.CREATED.getStatusCode())
                .invoke(_ -> pairing.ifPresent(one -> directory.devices().with(one.secret().id())
                        .ifPresent(live -> pairings.done(one, live.what()))));
    }

    @DELETE
    @Path("/{device}")
    public Uni<Response> revoke(@BeanParam CommandHeaders headers, @RestPath String device) {
        return desk.command(new RevokeDevice(device), headers, OK);
    }
}
