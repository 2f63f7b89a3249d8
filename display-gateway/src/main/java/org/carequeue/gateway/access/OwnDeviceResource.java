package org.carequeue.gateway.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.events.Roles;
import org.carequeue.gateway.printing.Printers;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;

/// A screen or kiosk says how it is, for managers. It is no fact of the clinic: nothing of it is kept over a restart.
@Path("/api/device")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.KIOSK, Roles.SCREEN })
@NonBlocking
public class OwnDeviceResource {

    private final Directory directory;
    private final Printers printers;

    OwnDeviceResource(Directory directory, Printers printers) {
        this.directory = directory;
        this.printers = printers;
    }

    /// @param build of which its page is
    /// @param sound whether it can be heard
    record ReportForm(@Nullable String build, @Nullable String sound) {
    }

    /// Answers what the device is, and how it is set up: its page goes by that. Passed over where nobody has let this browser in as a device: somebody has signed in there, or nobody has to.
    @PUT
    public Response report(@Nullable ReportForm form, @Context HttpServerRequest request) {
        var report = form == null ? DeviceReport.of(null, null) : DeviceReport.of(form.build(), form.sound());
        return AccessCookie.DEVICE.of(request).flatMap(token -> directory.devices().with(token.id())).map(device -> {
            device.say(report);
            return Response.ok(OwnDevice.of(device.what(),
                    device.what().settings().stateAmong(printers)));
        }).orElseGet(Response::noContent).build();
    }
}
