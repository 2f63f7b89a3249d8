package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.events.Roles;
import org.carequeue.gateway.printing.Printed;
import org.carequeue.gateway.printing.PrinterAddress;
import org.carequeue.gateway.printing.PrinterState;
import org.carequeue.gateway.printing.Printers;
import org.carequeue.gateway.printing.SlipPicture;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// The receipt printers of the kiosks: a kiosk prints at its own, the front desk a copy at any. Where it is, a manager alone says.
@Path("/api/printers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PrintersResource {

    /// Instead of a device's id: that of whoever asks.
    static final String OWN = "own";

    private final Directory directory;
    private final Printers printers;

    PrintersResource(Directory directory, Printers printers) {
        this.directory = directory;
        this.printers = printers;
    }

    /// The printer of a kiosk, for staff.
    ///
    /// @param device the id of the kiosk
    /// @param name of the kiosk, as managers call it
    /// @param paper the roll that it has: `80mm` or `58mm`
    /// @param since when it has been so; none as long as it was not asked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PrinterView(String device, String name, String paper, PrinterState state, @Nullable Instant since) {
    }

    /// @param width of the picture, in dots
    /// @param picture its dots, row by row, as zlib makes them small
    record SlipForm(@Nullable Integer width, byte @Nullable [] picture) {

        SlipPicture slip() {
            return SlipPicture.of(Needed.field("width", width), Needed.field("picture", picture))
                    .orElseThrow(() -> new RefusedException(AccessProblems.malformedSlip()));
        }
    }

    @GET
    @RolesAllowed({ Roles.RECEPTION, Roles.MANAGER })
    @NonBlocking
    public List<PrinterView> all() {
        return directory.devices().all().stream().map(LetIn::what)
                .flatMap(device -> device.settings().receiptPrinter().map(address -> view(device, address)).stream())
                .sorted(Comparator.comparing(PrinterView::name)).toList();
    }

    private PrinterView view(Device device, PrinterAddress address) {
        var status = printers.of(address);
        return new PrinterView(device.id(), device.name(),
                Objects.requireNonNullElse(device.settings().paper(), DeviceSettings.ROLLS.getFirst()), status.state(),
                status.since());
    }

    /// Prints, once for each key, at one's own printer or, at the front desk, at that of any kiosk, and answers when that is over, however it ended.
    @POST
    @Path("/{printer}/slips")
    @RolesAllowed({ Roles.KIOSK, Roles.RECEPTION })
    @RunOnVirtualThread
    public Printed print(@RestPath String printer, @HeaderParam(CommandHeaders.KEY) @Nullable String key,
            @Context HttpServerRequest request, @Context SecurityContext who, @Nullable SlipForm form)
            throws InterruptedException {
        var slip = Needed.field("picture", form).slip();
        var device = printer.equals(OWN)
                ? AccessCookie.DEVICE.of(request).flatMap(token -> directory.devices().with(token.id()))
                : directory.devices().of(printer).filter(_ -> who.isUserInRole(Roles.RECEPTION));
        var address = device.flatMap(live -> live.what().settings().receiptPrinter())
                .orElseThrow(() -> new RefusedException(AccessProblems.noPrinter()));
        return printers.print(address, key == null ? null : device.orElseThrow().id() + ' ' + key, slip);
    }
}
