package org.carequeue.pharmacy.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.PHARMACIST;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Room;
import org.carequeue.events.Workplace;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.carequeue.pharmacy.model.PharmacyProblems;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.pharmacy.model.PrescriptionView;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// The pharmacist's work: see what is open, and each step of one prescription.
@Path("/prescriptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrescriptionView.class)))
class PrescriptionsResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<PharmacyState, PharmacyCommand, ClinicEvent> desk;

    PrescriptionsResource(DeskHttp<PharmacyState, PharmacyCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    /// @param counter where it is prepared; none where the workplace is a counter
    record ClaimBody(@Nullable String counter) {
    }

    /// @param counter where it is prepared from now on; none where the workplace is a counter
    /// @param version of the prescription, as it was seen
    record TakeOverBody(@Nullable String counter, @Nullable Integer version) {
    }

    /// @param ticket the number on the patient's slip as it was typed; none where it is not to be compared
    record HandOverBody(@Nullable String ticket) {
    }

    /// @param version of the prescription, as it was seen
    record UndoBody(@Nullable Integer version) {
    }

    @GET
    @RolesAllowed(PHARMACIST)
    public Uni<List<PrescriptionView>> open(@BeanParam CommandHeaders headers) {
        return desk.query(state -> state.open().stream().map(PrescriptionView::of).toList(), headers);
    }

    @GET
    @RolesAllowed({ PHARMACIST, DOCTOR })
    @Path("/{prescription}")
    public Uni<PrescriptionView> find(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        var id = id(prescription);
        return desk.query(state -> state.find(id).map(PrescriptionView::of)
                .orElseThrow(() -> new RefusedException(PharmacyProblems.prescriptionNotFound(id))), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/claim")
    public Uni<Response> claim(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable ClaimBody body) {
        var counter = body == null ? null : body.counter();
        return desk.command(new Claim(id(prescription), known(counter)), at(counter, headers), OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/release")
    public Uni<Response> release(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return desk.command(new Release(id(prescription)), headers, OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/take-over")
    public Uni<Response> takeOver(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable TakeOverBody body) {
        var counter = body == null ? null : body.counter();
        return desk.command(
                new TakeOver(id(prescription), known(counter), version(body == null ? null : body.version())),
                at(counter, headers), OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/ready")
    public Uni<Response> ready(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return desk.command(new MarkReady(id(prescription)), headers, OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/hand-over")
    public Uni<Response> handOver(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable HandOverBody body) {
        return desk.command(new HandOver(id(prescription), body == null ? null : body.ticket()), headers, OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/undo")
    public Uni<Response> undo(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable UndoBody body) {
        return desk.command(new UndoStep(id(prescription), version(body == null ? null : body.version())), headers, OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/put-away")
    public Uni<Response> putAway(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return desk.command(new PutAway(id(prescription)), headers, OK);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/return")
    public Uni<Response> returnToShelf(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return desk.command(new ReturnToShelf(id(prescription)), headers, OK);
    }

    private static @Nullable String known(@Nullable String counter) {
        if (counter != null && !Room.isName(counter)) {
            throw new RefusedException(PharmacyProblems.counterNotFound());
        }
        return counter;
    }

    private static CommandHeaders at(@Nullable String counter, CommandHeaders headers) {
        return counter == null ? headers : headers.orWorkplace(Workplace.COUNTER.named(counter));
    }

    private static int version(@Nullable Integer version) {
        if (version == null) {
            throw new RefusedException(PharmacyProblems.versionMissing());
        }
        return version;
    }

    private static PrescriptionId id(String prescription) {
        try {
            return PrescriptionId.parse(prescription);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(PharmacyProblems.malformedPrescription());
        }
    }
}
