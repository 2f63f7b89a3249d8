package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.jspecify.annotations.Nullable;

/// What one audience hears. Each answer is a record of the audience's own type, or null where it hears nothing: what it
/// may not hear is not in the type, so no code path can send it.
interface View {

    /// A ticket in a message: as in a snapshot, unless the audience hears something of what happened.
    default @Nullable Object ticket(TicketNews news, Row row) {
        return ticket(row);
    }

    /// A ticket in a snapshot.
    @Nullable
    Object ticket(Row row);

    /// A prescription in a message, likewise.
    default @Nullable Object prescription(PrescriptionChanged change) {
        return prescription(change.row(), change.now());
    }

    /// A prescription in a snapshot.
    @Nullable
    Object prescription(Row row, Prescription prescription);

    /// In which order a snapshot brings the rows: by ticket, unless the audience hears too little to find an order by itself.
    default List<Row> inOrder(List<Row> rows) {
        return rows;
    }

    /// The settings, as far as they matter here.
    default @Nullable Object settings(ClinicSettings settings) {
        return null;
    }

    /// Whether it hears what staff are to notice: that somebody needs help, a tier is not served, a patient overlooked, a
    /// service missing.
    default boolean hearsAlerts() {
        return false;
    }

    /// Whether it hears who is next.
    default boolean hearsWaitingOrder() {
        return false;
    }

    /// Whether it hears which service lines give numbers.
    default boolean hearsIntake() {
        return false;
    }

    /// What it hears of how long it will still take: whoever hears who is next hears it of each who waits.
    default @Nullable Object waits(Waits waits) {
        return hearsWaitingOrder() ? waits : null;
    }

    /// Whether it hears which calls the public screens have shown.
    default boolean hearsScreens() {
        return false;
    }

    /// Whether it hears that the board is not live.
    default boolean hearsStatus() {
        return false;
    }
}
