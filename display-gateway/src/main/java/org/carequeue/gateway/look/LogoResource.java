package org.carequeue.gateway.look;

import java.io.IOException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// A manager chooses the clinic's logo.
@Path("/api/logo")
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class LogoResource {

    private final LogoShelf logos;

    LogoResource(LogoShelf logos) {
        this.logos = logos;
    }

    /// Shows another one. As what type it is sent does not count: its bytes say what it is.
    @PUT
    public Response put(byte[] picture) throws IOException {
        if (picture.length > LogoShelf.LARGEST) {
            throw new RefusedException(BridgeProblem.TOO_LARGE.because("A logo has at most 60 KiB."));
        }
        if (!logos.put(picture)) {
            throw new RefusedException(BridgeProblem.MALFORMED_BODY
                    .because("A logo is a PNG, JPEG or WebP picture, up to 4096 pixels wide and high."));
        }
        return Response.noContent().build();
    }

    @DELETE
    public Response remove() throws IOException {
        logos.remove();
        return Response.noContent().build();
    }
}
