package org.carequeue.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.Pairings.Pairing;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// A screen or kiosk asks to be let in: it shows a code, and waits for a manager who confirms it.
@Path("/api/pairing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@NonBlocking
public class PairingResource {

    /// Shorter than any proxy's patience; the device asks again then.
    private static final Duration WAITED = Duration.ofSeconds(20);

    private final Pairings pairings;
    private final Directory directory;
    private final AllowanceOfEach allowance;

    PairingResource(Pairings pairings, Directory directory, AccessSettings settings) {
        this.allowance = settings.codes().allowance();
        this.pairings = pairings;
        this.directory = directory;
    }

    /// @param role that the device asks for
    record PairingForm(@Nullable String role) {
    }

    /// @param paired whether it is let in
    /// @param code to be shown until then
    /// @param until when the code is good
    /// @param name as managers call the device, once it is let in
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PairingView(boolean paired, String role, @Nullable String code, @Nullable Instant until, @Nullable String name) {

        static PairingView of(Pairing pairing) {
            return new PairingView(false, pairing.role(), pairing.code(), pairing.until(), null);
        }

        static PairingView of(Device device) {
            return new PairingView(true, device.role(), null, null, device.name());
        }
    }

    @POST
    public Response begin(@Nullable PairingForm form, @Context HttpServerRequest request) {
        var role = form == null ? null : form.role();
        if (role == null || !Roles.OF_DEVICES.contains(role)) {
            throw new RefusedException(AccessProblems.unknownDeviceRole());
        }
        if (!allowance.take(request.remoteAddress().hostAddress())) {
            throw new RefusedException(AccessProblems.tooManyPairings());
        }
        var pairing = pairings.begin(role);
        return Response.status(Response.Status.CREATED).entity(PairingView.of(pairing))
                .cookie(AccessCookie.DEVICE.keep(request, pairing.secret())).build();
    }

    /// Answered when the device is let in, and after a while in any case.
    @GET
    public Uni<Response> wait(@Context HttpServerRequest request) {
        var token = AccessCookie.DEVICE.of(request).orElseThrow(() -> new RefusedException(AccessProblems.noPairing()));
        var known = directory.devices().with(token.id());
        if (known.isPresent()) {
            return Uni.createFrom().item(paired(request, token, known.get().what()));
        }
        var pairing = pairings.of(token).orElseThrow(() -> new RefusedException(AccessProblems.noPairing()));
        return Uni.createFrom().completionStage(() -> pairing.done().copy()).map(Optional::of)
                .ifNoItem().after(WAITED).recoverWithItem(Optional::empty)
                .map(device -> device.map(one -> paired(request, token, one))
                        .orElseGet(() -> answer(PairingView.of(pairing)).build()));
    }

    /// A browser keeps no cookie for longer than 400 days: it is given anew whenever it is asked for.
    private static Response paired(HttpServerRequest request, SessionToken token, Device device) {
        return answer(PairingView.of(device)).cookie(AccessCookie.DEVICE.keep(request, token)).build();
    }

    private static Response.ResponseBuilder answer(PairingView view) {
        return Response.ok(view);
    }
}
