package org.carequeue.gateway.pages;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;

import io.smallrye.common.annotation.NonBlocking;

/// Draws the kiosk's links. They come in a body and not in an address, because addresses stand in logs and these are
/// secrets of patients; nothing is kept.
@Path("/api/qr-code")
@NonBlocking
@PermitAll
public class QrCodeResource {

    /// Longer than any link to a ticket, and short enough for a code that a phone reads from a slip.
    private static final int MOST_CHARACTERS = 300;

    private final SlipAddress slips;

    QrCodeResource(SlipAddress slips) {
        this.slips = slips;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.APPLICATION_JSON)
    public QrDrawing draw(String text) {
        if (text.isBlank()) {
            throw new RefusedException(BridgeProblem.MALFORMED_BODY.in("text", "There is nothing to draw."));
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new RefusedException(BridgeProblem.TOO_LARGE.in("text",
                    "A QR code has at most " + MOST_CHARACTERS + " characters."));
        }
        slips.drawn(text);
        return QrDrawing.of(text);
    }
}
