package org.carequeue.gateway.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.time.PacedClock;
import org.carequeue.events.ClinicSettings;
import org.carequeue.gateway.look.LogoShelf;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// What time it is here, and what else a page must know to show it: pages ask now and then, so that the clock of a kiosk or
/// a screen may be wrong, and so that an open page learns of another time zone, other languages and a newer build.
@Path("/api/clock")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@PermitAll
public class ClockResource {

    /// A page that has waited for so long gets the time without the rest.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Clock clock;
    private final BoardQueries board;
    private final GatewayBuild build;
    private final LogoShelf logos;

    ClockResource(Clock clock, BoardQueries board, GatewayBuild build, LogoShelf logos) {
        this.logos = logos;
        this.clock = clock;
        this.board = board;
        this.build = build;
    }

    /// @param now the clinic's time
    /// @param pace how many of the clinic's seconds pass in a real one: 1, but in a demo
    /// @param zone the clinic's; none as long as the settings have not arrived
    /// @param languages the clinic's, likewise
    /// @param build of the pages that this gateway has
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(Instant now, int pace, @Nullable ZoneId zone, @Nullable List<String> languages, String build) {
    }

    @GET
    public Uni<Response> now() {
        return board.knownSettings().ifNoItem().after(PATIENCE).recoverWithItem(Optional::empty)
                .map(known -> Response.ok(reading(known.orElse(null))).build());
    }

    private Reading reading(@Nullable ClinicSettings settings) {
        return new Reading(clock.instant(), PacedClock.paceOf(clock), settings == null ? null : settings.zone(),
                settings == null ? null : settings.languages(), logos.tagged(build.tag()));
    }
}
