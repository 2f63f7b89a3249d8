package org.carequeue.gateway.board;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Notice;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.jspecify.annotations.Nullable;

/// The public screen: numbers, rooms and counters, no word more. The id tells two apart who hold the same number, of two
/// days.
class ScreenView implements View {

    /// How a screen speaks, and how large.
    ///
    /// @param viewingDistance metres
    /// @param name the clinic's, where it has one for people
    /// @param notices none where there are none
    /// @param colours the clinic's own; none where it has none
    record ScreenSettings(int version, List<String> languages, double viewingDistance, @Nullable String name,
            @Nullable List<Notice> notices, @Nullable ClinicColours colours) {
    }

    /// @param room where the patient was called to; none where that was a counter
    /// @param counter where the patient was called to; none where that was a room
    /// @param call which of its calls that was, so that a screen can say which one it has shown; none where it is not called
    record ScreenTicket(TicketId id, TicketNumber number, @Nullable String room, @Nullable String counter,
            @Nullable Integer call) {

        static ScreenTicket of(Row row) {
            return new ScreenTicket(row.id(), row.number(), null, null, null);
        }
    }

    /// @param id tells two of one patient apart
    /// @param counter where the patient fetches it
    record ScreenPrescription(PrescriptionId id, TicketNumber number, @Nullable String counter) {
    }

    /// A ticket in a snapshot, where no message's type says what has become of it.
    ///
    /// @param status waiting, called or skipped: whose consultation has begun is looked for no more
    /// @param call as in a message
    record StandingTicket(TicketId id, TicketNumber number, VisitStatus status, @Nullable String room,
            @Nullable String counter, @Nullable Integer call) {
    }

    /// A prescription in a snapshot.
    ///
    /// @param status ready
    record StandingPrescription(PrescriptionId id, TicketNumber number, PrescriptionStatus status, @Nullable String counter) {
    }

    @Override
    public @Nullable Object ticket(TicketNews news, Row row) {
        return switch (news.everybody()) {
            case NOTHING -> null;
            case NUMBER -> ScreenTicket.of(row);
            case ROOM -> new ScreenTicket(row.id(), row.number(), row.room(), row.counter(), callOf(row));
            // Without a status it stands nowhere.
            case WHERE_IT_STANDS ->
                Objects.requireNonNullElseGet(ticket(row), () -> ScreenTicket.of(row));
        };
    }

    @Override
    public @Nullable Object ticket(Row row) {
        if (!row.visible() || !PublicCalls.stands(row)) {
            return null;
        }
        return switch (row.status()) {
            case CALLED -> new StandingTicket(row.id(), row.number(), row.status(), row.room(), row.counter(), callOf(row));
            case WAITING, SKIPPED -> new StandingTicket(row.id(), row.number(), row.status(), null, null, null);
            case IN_CONSULTATION, PARKED, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> null;
        };
    }

    private static @Nullable Integer callOf(Row row) {
        var visit = row.visit();
        return visit != null && visit.status() == VisitStatus.CALLED ? visit.called().calls() : null;
    }

    @Override
    public @Nullable Object prescription(PrescriptionChanged change) {
        if (!PublicCalls.hears(change)) {
            return null;
        }
        var gone = new ScreenPrescription(change.now().id(), change.now().number(), change.now().counter());
        // Back to where it stood; without a status it stands nowhere.
        return change.event() == PrescriptionStepUndone.class
                ? Objects.requireNonNullElse(prescription(change.row(), change.now()), gone)
                : gone;
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return PublicCalls.stands(row, prescription)
                ? new StandingPrescription(prescription.id(), prescription.number(), prescription.status(),
                        prescription.counter())
                : null;
    }

    /// The last call last. No time is said to the public, and a screen that comes late shows the newest call first, too.
    @Override
    public List<Row> inOrder(List<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(PublicCalls::lastOf)).toList();
    }

    @Override
    public Object settings(ClinicSettings settings) {
        var notices = settings.screen().notices();
        return new ScreenSettings(settings.version(), settings.languages(), settings.screen().viewingDistance(),
                settings.name(),
                notices.isEmpty() ? null : notices, settings.colours());
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
