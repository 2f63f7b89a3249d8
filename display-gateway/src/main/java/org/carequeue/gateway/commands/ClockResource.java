package org.carequeue.gateway.commands;

import java.time.Clock;
import java.time.Instant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.time.PacedClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;

/// What time it is here. Pages reckon waits by it, so that the clock of a kiosk or a screen may be wrong.
@Path("/api/clock")
@Tag(name = "Clock")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ClockResource {

    private final Clock clock;

    ClockResource(Clock clock) {
        this.clock = clock;
    }

    /// @param now the clinic's time
    /// @param pace how many of the clinic's seconds pass in a real one: 1, but in a demo
    record Reading(Instant now, int pace) {
    }

    @GET
    @Operation(operationId = "getClock", summary = "What time it is in the clinic", description = """
            `pace` is how many of its seconds pass in a real one: 1, and more in a demo.""")
    @APIResponse(responseCode = "200", ref = "Clock")
    public Response now() {
        return Response.ok(new Reading(clock.instant(), PacedClock.paceOf(clock))).header("Cache-Control", "no-store").build();
    }
}
