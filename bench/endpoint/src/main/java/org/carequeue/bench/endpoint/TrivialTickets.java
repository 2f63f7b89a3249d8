package org.carequeue.bench.endpoint;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// Answers as ticket-service does, in form and size, without having issued anything.
@Path("/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TrivialTickets {

    /// @param serviceLine is not looked at
    public record Wish(@Nullable String serviceLine) {
    }

    /// The slip as ticket-service answers it, with the position of its event.
    public record Slip(String id, String number, String serviceLine, String issuedAt, String priority, boolean triaged,
            String status, String trackingToken, String trackingPath, String log, long sequence) {
    }

    @POST
    public Uni<Response> issue(@Nullable @HeaderParam("Idempotency-Key") String key, @Nullable Wish wish) {
        return Uni.createFrom().item(Response.status(Response.Status.CREATED).entity(
                new Slip("2026-11-22-A042", "A042", "general", "2026-11-22T08:15:30.250Z", "normal", false, "waiting",
                        "0123456789abcdefghijklmnop", "/t/0123456789abcdefghijklmnop",
                        "0193a2b4-7c1e-7f00-8000-000000000000", 42))
                .build());
    }
}
