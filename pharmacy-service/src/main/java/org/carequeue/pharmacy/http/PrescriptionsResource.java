package org.carequeue.pharmacy.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.PHARMACIST;

import java.time.Instant;
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

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Room;
import org.carequeue.events.Workplace;
import org.carequeue.events.prescribing.Judgement;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.pharmacy.model.OrderRules;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.carequeue.pharmacy.model.PharmacyCommand.Answer;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Ask;
import org.carequeue.pharmacy.model.PharmacyCommand.Cancel;
import org.carequeue.pharmacy.model.PharmacyCommand.Check;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.Decline;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.Hold;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.RenewLease;
import org.carequeue.pharmacy.model.PharmacyCommand.Resume;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.Step;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.carequeue.pharmacy.model.PharmacyProblems;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.pharmacy.model.PrescriptionView;
import org.carequeue.pharmacy.model.SaidText;
import org.carequeue.pharmacy.model.SupplyForm;
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

    private final DeskHttp<PharmacyState, PharmacyCommand, ClinicEvent> http;
    private final Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk;

    PrescriptionsResource(DeskHttp<PharmacyState, PharmacyCommand, ClinicEvent> http,
            Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk) {
        this.http = http;
        this.desk = desk;
    }

    /// What says of which version it was decided.
    interface Seen {
        @Nullable
        Integer version();
    }

    /// @param counter where it is prepared; none where the workplace is a counter
    record ClaimBody(@Nullable String counter, @Nullable Integer version) {
    }

    /// @param counter where it is prepared from now on; none where the workplace is a counter
    /// @param version of the prescription, as it was seen
    /// @param reason why it is taken over; none where nobody says
    record TakeOverBody(@Nullable String counter, @Nullable Integer version, @Nullable String reason) {
    }

    /// @param ticket the number on the patient's slip as it was typed; none where it is not to be compared
    /// @param identified whether the patient has stated who they are as the prescription says; none where nobody asked
    /// @param version of the prescription, as it was seen; none where that does not matter
    record HandOverBody(@Nullable String ticket, @Nullable Boolean identified, @Nullable Integer version) {
    }

    /// @param version of the prescription, as it was seen
    record VersionBody(@Nullable Integer version) implements Seen {
    }

    /// @param text a question, or an answer
    /// @param version of the prescription, as it was seen; none where that does not matter
    record TextBody(@Nullable String text, @Nullable Integer version) implements Seen {
    }

    /// @param order what is ordered instead
    /// @param version of the prescription, as it was seen
    record AmendBody(@Nullable PrescriptionForm order, @Nullable Integer version) {
    }

    /// @param reason why
    /// @param version of the prescription, as it was seen; none where that does not matter
    record ReasonBody(@Nullable String reason, @Nullable Integer version) implements Seen {
    }

    /// @param reason why
    /// @param until when it is expected to go on
    /// @param version of the prescription, as it was seen; none where that does not matter
    record HoldBody(@Nullable String reason, @Nullable Instant until, @Nullable Integer version) {
    }

    @GET
    @RolesAllowed(PHARMACIST)
    public Uni<List<PrescriptionView>> open(@BeanParam CommandHeaders headers) {
        return http.query(state -> state.open().stream().map(PrescriptionView::of).toList(), headers);
    }

    @GET
    @RolesAllowed({ PHARMACIST, DOCTOR })
    @Path("/{prescription}")
    public Uni<PrescriptionView> find(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        var id = id(prescription);
        return http.query(state -> state.find(id).map(PrescriptionView::of)
                .orElseThrow(() -> new RefusedException(PharmacyProblems.prescriptionNotFound(id))), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/claim")
    public Uni<Response> claim(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable ClaimBody body) {
        var counter = body == null ? null : body.counter();
        return asked(new Claim(id(prescription), known(counter)), body == null ? null : body.version(), at(counter, headers));
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/release")
    public Uni<Response> release(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable VersionBody body) {
        return asked(new Release(id(prescription)), seen(body), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/take-over")
    public Uni<Response> takeOver(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable TakeOverBody body) {
        var counter = body == null ? null : body.counter();
        return asked(new TakeOver(id(prescription), known(counter),
                SaidText.optionalLine("reason", body == null ? null : body.reason())),
                required(body == null ? null : body.version()), at(counter, headers));
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/renew")
    public Uni<Response> renew(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return asked(new RenewLease(id(prescription)), null, headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/prepare")
    public Uni<Response> prepare(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable SupplyForm body) {
        var said = body == null ? new SupplyForm(null, null) : body;
        return asked(said.check(id(prescription)), required(said.version()), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/check")
    public Uni<Response> check(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable VersionBody body) {
        return asked(new Check(id(prescription)), required(seen(body)), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/ready")
    public Uni<Response> ready(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable VersionBody body) {
        return asked(new MarkReady(id(prescription)), seen(body), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/hand-over")
    public Uni<Response> handOver(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable HandOverBody body) {
        var said = body == null ? new HandOverBody(null, null, null) : body;
        return asked(new HandOver(id(prescription), said.ticket(), said.identified()), said.version(), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/hold")
    public Uni<Response> hold(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable HoldBody body) {
        var said = body == null ? new HoldBody(null, null, null) : body;
        return asked(new Hold(id(prescription), SaidText.line("reason", said.reason()), said.until()), said.version(),
                headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/resume")
    public Uni<Response> resume(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable ClaimBody body) {
        var counter = body == null ? null : body.counter();
        return asked(new Resume(id(prescription), known(counter)), body == null ? null : body.version(), at(counter, headers));
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/question")
    public Uni<Response> ask(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable TextBody body) {
        return asked(new Ask(id(prescription), text(body)), seen(body), headers);
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{prescription}/answer")
    public Uni<Response> answer(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable TextBody body) {
        return asked(new Answer(id(prescription), text(body)), seen(body), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/decline")
    public Uni<Response> decline(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable ReasonBody body) {
        return asked(new Decline(id(prescription), reason(body)), seen(body), headers);
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{prescription}/cancel")
    public Uni<Response> cancel(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable ReasonBody body) {
        return asked(new Cancel(id(prescription), reason(body)), seen(body), headers);
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{prescription}/amend")
    public Uni<Response> amend(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable AmendBody body) {
        var form = body == null || body.order() == null ? PrescriptionForm.EMPTY : body.order();
        return asked(new Amend(id(prescription), PharmacyProblems.unlessWrong(form.check())),
                required(body == null ? null : body.version()), headers);
    }

    /// What would be said of it: nothing is kept, and nobody hears of it.
    @POST
    @RolesAllowed(DOCTOR)
    @Path("/{prescription}/amend/check")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Judgement.class)))
    public Uni<Judgement> checkAmendment(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable PrescriptionForm form) {
        var id = id(prescription);
        var asked = form == null ? PrescriptionForm.EMPTY : form;
        return http.query(state -> OrderRules.judge(state, id, asked, desk.time().now()), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/undo")
    public Uni<Response> undo(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable VersionBody body) {
        return asked(new UndoStep(id(prescription)), required(seen(body)), headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/put-away")
    public Uni<Response> putAway(@BeanParam CommandHeaders headers, @RestPath String prescription) {
        return asked(new PutAway(id(prescription)), null, headers);
    }

    @POST
    @RolesAllowed(PHARMACIST)
    @Path("/{prescription}/return")
    public Uni<Response> returnToShelf(@BeanParam CommandHeaders headers, @RestPath String prescription,
            @Nullable VersionBody body) {
        return asked(new ReturnToShelf(id(prescription)), seen(body), headers);
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

    /// Whoever decides on what they have seen says of which version; a step that may be done in any state need not.
    private Uni<Response> asked(Step step, @Nullable Integer seen, CommandHeaders headers) {
        return http.command(seen == null ? step : new AsSeen(step, seen), headers, OK);
    }

    private static Integer required(@Nullable Integer version) {
        if (version == null) {
            throw new RefusedException(PharmacyProblems.versionMissing());
        }
        return version;
    }

    private static @Nullable Integer seen(@Nullable Seen body) {
        return body == null ? null : body.version();
    }

    private static String reason(@Nullable ReasonBody body) {
        return SaidText.line("reason", body == null ? null : body.reason());
    }

    private static String text(@Nullable TextBody body) {
        return SaidText.note("text", body == null ? null : body.text());
    }

    private static PrescriptionId id(String prescription) {
        try {
            return PrescriptionId.parse(prescription);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(PharmacyProblems.malformedPrescription());
        }
    }
}
