package org.carequeue.gateway.look;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.gateway.access.Visitors;
import org.carequeue.gateway.look.MediaFolder.Medium;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What there is for the screens beside the calls.
@Path("/api/media")
@PermitAll
public class MediaResource {

    private final MediaFolder media;
    private final Visitors visitors;

    MediaResource(MediaFolder media, Visitors visitors) {
        this.media = media;
        this.visitors = visitors;
    }

    /// What a screen shows beside the calls; nothing for whoever may not see one.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public List<Medium> media(@Context SecurityContext who) {
        return visitors.seesTheScreen(who) ? media.list() : List.of();
    }
}
