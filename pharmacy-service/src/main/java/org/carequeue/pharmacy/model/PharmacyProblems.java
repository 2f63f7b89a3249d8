package org.carequeue.pharmacy.model;

import java.time.Duration;
import java.util.List;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.prescribing.CheckedForm;
import org.carequeue.events.prescribing.Fault;
import org.carequeue.events.prescribing.Warning;

/// Every refusal of the pharmacy-service: its code, and the sentence for the person who asked.
public final class PharmacyProblems {

    private static final String COUNTER = "counter";

    private PharmacyProblems() {
    }

    // ── the request itself is wrong ──

    /// The path names no prescription.
    public static Refusal malformedPrescription() {
        return PharmacyProblem.MALFORMED_PRESCRIPTION.in("prescription",
                "That is not a prescription. Give its ticket's day and number and its place, such as 2026-11-22-A042-P1.");
    }

    /// Whoever takes over or undoes says of which version.
    public static Refusal versionMissing() {
        return PharmacyProblem.VERSION_MISSING.in("version",
                "Please say which version of the prescription you have seen.");
    }

    static Refusal counterMissing() {
        return PharmacyProblem.COUNTER_MISSING.in(COUNTER, "Please say at which counter you prepare it.");
    }

    /// A reason, a question or an answer has words.
    public static Refusal textMissing(String field) {
        return PharmacyProblem.TEXT_MISSING.in(field, "Please write a few words here.");
    }

    /// It cannot be kept as it was typed.
    public static Refusal invalidText(String field, String detail) {
        return PharmacyProblem.INVALID_TEXT.in(field, detail);
    }

    /// What waits, waits until a time to come.
    static Refusal invalidTime() {
        return PharmacyProblem.INVALID_TIME.in("until", "This is a time within the next year, such as 2026-11-22T14:30:00Z.");
    }

    /// What is said of an item does not fit it.
    public static Refusal invalidSupply(String field, String detail) {
        return PharmacyProblem.INVALID_SUPPLY.in(field, detail);
    }

    /// The order that is to come instead.
    ///
    /// @throws RefusedException with `invalid-prescription` and all that is wrong
    public static PrescriptionOrder unlessWrong(CheckedForm form) {
        var order = form.order();
        if (order == null) {
            throw new RefusedException(invalidPrescription(form.faults()));
        }
        return order;
    }

    /// @param faults at least one; the first is the one that a person is shown who is shown one
    static Refusal invalidPrescription(List<Fault> faults) {
        var first = faults.getFirst();
        return PharmacyProblem.INVALID_PRESCRIPTION.in(first.field(), first.sentence()).with("faults", faults);
    }

    /// @param warnings those for which no reason was given, at least one
    static Refusal prescriptionWarnings(List<Warning> warnings) {
        return PharmacyProblem.PRESCRIPTION_WARNINGS.in(warnings.getFirst().field(),
                "There are warnings about this prescription. Please correct it, or give a reason for each of them.")
                .with("warnings", warnings);
    }

    // ── what it names does not exist ──

    /// No prescription has this id.
    public static Refusal prescriptionNotFound(PrescriptionId prescription) {
        return PharmacyProblem.PRESCRIPTION_NOT_FOUND.because("There is no prescription " + prescription + " here today.");
    }

    /// The settings do not name this counter.
    public static Refusal counterNotFound() {
        return PharmacyProblem.COUNTER_NOT_FOUND.in(COUNTER, "This clinic has no such counter.");
    }

    // ── it cannot be done as things stand ──

    static Refusal alreadyClaimed(Prescription prescription) {
        var refusal = about(PharmacyProblem.ALREADY_CLAIMED.because(prescription.counter() == null
                ? of(prescription) + " is at no counter any more. Please take it over."
                : of(prescription) + " is already being prepared at counter " + prescription.counter() + "."), prescription);
        return prescription.counter() == null ? refusal : refusal.about("counter", prescription.counter());
    }

    static Refusal notClaimed(Prescription prescription) {
        return about(PharmacyProblem.NOT_CLAIMED.because(of(prescription) + " is not being prepared yet. Claim it first."),
                prescription);
    }

    static Refusal claimedByAnother(Prescription prescription) {
        return about(PharmacyProblem.CLAIMED_BY_ANOTHER.because(of(prescription) + " is prepared by " + prescription.claimedBy()
                + ". Only who claimed it can go on with it; take it over first."), prescription);
    }

    static Refusal substitutionNotAllowed(String field) {
        return PharmacyProblem.SUBSTITUTION_NOT_ALLOWED.in(field,
                "The doctor wants this very medicine. Please ask the doctor whether another one will do.");
    }

    static Refusal notPrepared(Prescription prescription) {
        return about(PharmacyProblem.NOT_PREPARED
                .because("Please say of each medicine of " + inside(prescription) + " what is supplied of it."), prescription);
    }

    static Refusal nothingSupplied(Prescription prescription) {
        return about(PharmacyProblem.NOTHING_SUPPLIED.because(of(prescription)
                + " has nothing to fetch: every medicine of it is declined. Please decline the prescription."), prescription);
    }

    static Refusal alreadyChecked(Prescription prescription) {
        return about(PharmacyProblem.ALREADY_CHECKED.because(of(prescription) + " is checked already."), prescription);
    }

    static Refusal notChecked(Prescription prescription) {
        return about(PharmacyProblem.NOT_CHECKED.because(of(prescription) + " is not checked yet."), prescription);
    }

    static Refusal checkByAnother(Prescription prescription) {
        return about(PharmacyProblem.CHECK_BY_ANOTHER
                .because("Somebody else must check " + inside(prescription) + ": you have prepared it."), prescription);
    }

    static Refusal waits(Prescription prescription) {
        return about(PharmacyProblem.PRESCRIPTION_WAITS.because(prescription.status() == PrescriptionStatus.QUESTION
                ? of(prescription) + " waits for the doctor's answer. Go on with it first."
                : of(prescription) + " is on hold. Go on with it first."), prescription);
    }

    static Refusal nothingToResume(Prescription prescription) {
        return about(PharmacyProblem.NOTHING_TO_RESUME.because(of(prescription) + " does not wait for anything."),
                prescription);
    }

    static Refusal noQuestion(Prescription prescription) {
        return about(
                PharmacyProblem.NO_QUESTION.because("The pharmacy asks nothing about " + inside(prescription) + " any more."),
                prescription);
    }

    static Refusal tooManyQuestions(Prescription prescription) {
        return about(PharmacyProblem.TOO_MANY_QUESTIONS.because(
                "So much was asked about " + inside(prescription) + " already. Please call the doctor."), prescription);
    }

    static Refusal prescriberOutside(Prescription prescription) {
        return about(PharmacyProblem.PRESCRIBER_OUTSIDE.because("Whoever wrote " + inside(prescription)
                + " works elsewhere and does not see what is asked here. Please call, and put it on hold meanwhile."),
                prescription);
    }

    static Refusal alreadyReady(Prescription prescription) {
        return about(PharmacyProblem.ALREADY_READY.because(of(prescription) + " is ready to be fetched already."),
                prescription);
    }

    static Refusal notReady(Prescription prescription) {
        return about(PharmacyProblem.NOT_READY.because(of(prescription) + " is not ready yet."), prescription);
    }

    static Refusal alreadyHandedOver(Prescription prescription) {
        return about(PharmacyProblem.ALREADY_HANDED_OVER.because(of(prescription) + " has been handed over already."),
                prescription);
    }

    static Refusal prescriptionDeclined(Prescription prescription) {
        return about(PharmacyProblem.PRESCRIPTION_DECLINED.because(of(prescription) + " was declined and is not supplied."),
                prescription);
    }

    static Refusal prescriptionCancelled(Prescription prescription) {
        return about(
                PharmacyProblem.PRESCRIPTION_CANCELLED.because(of(prescription) + " was cancelled and must not be supplied."),
                prescription);
    }

    static Refusal prescriptionReturned(Prescription prescription) {
        return about(PharmacyProblem.PRESCRIPTION_RETURNED
                .because(of(prescription) + " was not collected and has been put back already."), prescription);
    }

    static Refusal prescriptionChanged(Prescription prescription) {
        return about(PharmacyProblem.PRESCRIPTION_CHANGED
                .because(of(prescription) + " has changed meanwhile. Please look at it again, then decide anew."),
                prescription);
    }

    static Refusal wrongTicket(Prescription prescription) {
        return about(PharmacyProblem.WRONG_TICKET.in("ticket", "This is for " + prescription.number()
                + ". Please compare the number with the patient's slip."), prescription);
    }

    static Refusal notIdentified() {
        return PharmacyProblem.NOT_IDENTIFIED.in("identified",
                "The patient must state the name and the birth date that stand on the prescription. Hand nothing over otherwise.");
    }

    static Refusal restBegun(Prescription rest) {
        return about(PharmacyProblem.REST_BEGUN.because("What was owed is prepared already, as " + inside(rest) + "."), rest);
    }

    static Refusal nothingToPutAway(Prescription prescription) {
        return about(PharmacyProblem.NOTHING_TO_PUT_AWAY
                .because(of(prescription) + " is not among those that were cancelled and are to be put away."), prescription);
    }

    static Refusal noStepToUndo(Prescription prescription) {
        return about(PharmacyProblem.NOTHING_TO_UNDO.because("There is nothing to undo for " + inside(prescription)
                + ": its last step cannot be undone."), prescription);
    }

    static Refusal stepUndoTooLate(Prescription prescription, Duration within) {
        return about(PharmacyProblem.UNDO_TOO_LATE.because(within.isZero()
                ? "In this clinic no step is undone. Please use the other buttons to put " + inside(prescription) + " right."
                : "The last step of " + inside(prescription) + " is longer ago than " + within.toMinutes()
                        + " minutes. Please use the other buttons to put it right."),
                prescription);
    }

    private static String inside(Prescription prescription) {
        return "prescription " + prescription.id().place() + " of " + prescription.number();
    }

    private static String of(Prescription prescription) {
        return "Prescription " + prescription.id().place() + " of " + prescription.number();
    }

    private static Refusal about(Refusal refusal, Prescription prescription) {
        return refusal.about("number", prescription.number()).about("prescription", prescription.id().place());
    }

    // ── not now ──

    static Refusal clinicNotConfigured() {
        return PharmacyProblem.CLINIC_NOT_CONFIGURED
                .because("The clinic's settings have not arrived here yet. Please try again in a moment.");
    }
}
