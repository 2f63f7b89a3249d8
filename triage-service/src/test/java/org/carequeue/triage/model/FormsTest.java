package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TicketReference;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff send with a move.
class FormsTest {

    private static final TicketReference TICKET = TicketReference.parse("A001");

    @Test
    void a_transfer_is_taken_as_it_is_without_blanks_around() {
        assertThat(new TransferForm(" general ", "", "  X-ray first ").check(TICKET))
                .isEqualTo(new TransferVisit(TICKET, "general", null, "X-ray first"));
    }

    @Test
    void a_transfer_says_where_to() {
        refuses("transfer-target-missing", "serviceLine", () -> TransferForm.EMPTY.check(TICKET));
        refuses("transfer-target-missing", "serviceLine", () -> new TransferForm(" ", "", "note").check(TICKET));
        refuses("room-not-found", "room", () -> new TransferForm(null, "room!", null).check(TICKET));
    }

    @Test
    void a_note_has_at_most_two_hundred_characters() {
        assertThat(new ParkForm("n".repeat(200)).check(TICKET).note()).hasSize(200);
        assertThat(new ParkForm("😀".repeat(200)).check(TICKET).note()).hasSize(400);
        refuses("invalid-note", "note", () -> new ParkForm("n".repeat(201)).check(TICKET));
        refuses("invalid-note", "note", () -> new TransferForm("general", null, "n".repeat(201)).check(TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = { "one\ntwo", "a\tb", "\u0000!", "\u007f!", "a\u2028b", "a\ud800b", "\u001b[31mred", "\u202eabc",
            "\u200f", "\uffff" })
    void a_note_is_one_line_of_text(String note) {
        refuses("invalid-note", "note", () -> new ParkForm(note).check(TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Röntgen, linke Hand", "حتى الظهر", "👩‍⚕️ Doctor" })
    void a_note_may_be_in_any_script(String note) {
        assertThat(new ParkForm(note).check(TICKET).note()).isEqualTo(note);
    }

    @Test
    void a_note_of_blanks_is_none() {
        assertThat(new ParkForm("  ").check(TICKET).note()).isNull();
        assertThat(ParkForm.EMPTY.check(TICKET).note()).isNull();
    }

    @Test
    void a_complaint_is_one_line_of_at_most_a_hundred_and_twenty_characters() {
        assertThat(new ComplaintForm("  chest pain since this morning ").check(TICKET).complaint())
                .isEqualTo("chest pain since this morning");
        assertThat(new ComplaintForm("😀".repeat(120)).check(TICKET).complaint()).hasSize(240);
        refuses("invalid-complaint", "complaint", () -> new ComplaintForm("c".repeat(121)).check(TICKET));
        refuses("invalid-complaint", "complaint", () -> new ComplaintForm("one\ntwo").check(TICKET));
        refuses("invalid-complaint", "complaint", () -> new ComplaintForm("\u202eabc").check(TICKET));
    }

    @Test
    void a_complaint_of_blanks_takes_back_what_was_written() {
        assertThat(new ComplaintForm("  ").check(TICKET).complaint()).isNull();
        assertThat(ComplaintForm.EMPTY.check(TICKET).complaint()).isNull();
    }

    private static void refuses(String code, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().field()).isEqualTo(field);
        });
    }
}
