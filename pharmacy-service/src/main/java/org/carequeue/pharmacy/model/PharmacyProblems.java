package org.carequeue.pharmacy.model;

import java.time.Duration;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;

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
        return PharmacyProblem.ALREADY_CLAIMED.because(of(prescription) + " is already being prepared at counter "
                + prescription.counter() + ".");
    }

    static Refusal notClaimed(Prescription prescription) {
        return PharmacyProblem.NOT_CLAIMED.because(of(prescription) + " is not being prepared yet. Claim it first.");
    }

    static Refusal claimedByAnother(Prescription prescription) {
        return PharmacyProblem.CLAIMED_BY_ANOTHER.because(of(prescription) + " is prepared by " + prescription.claimedBy()
                + ". Only who claimed it can go on with it; take it over first.");
    }

    static Refusal alreadyReady(Prescription prescription) {
        return PharmacyProblem.ALREADY_READY.because(of(prescription) + " is ready to be fetched already.");
    }

    static Refusal notReady(Prescription prescription) {
        return PharmacyProblem.NOT_READY.because(of(prescription) + " is not ready yet.");
    }

    static Refusal alreadyHandedOver(Prescription prescription) {
        return PharmacyProblem.ALREADY_HANDED_OVER.because(of(prescription) + " has been handed over already.");
    }

    static Refusal prescriptionCancelled(Prescription prescription) {
        return PharmacyProblem.PRESCRIPTION_CANCELLED.because(of(prescription) + " was cancelled and must not be supplied.");
    }

    static Refusal prescriptionReturned(Prescription prescription) {
        return PharmacyProblem.PRESCRIPTION_RETURNED
                .because(of(prescription) + " was not collected and has been put back already.");
    }

    static Refusal prescriptionChanged(Prescription prescription) {
        return PharmacyProblem.PRESCRIPTION_CHANGED
                .because(of(prescription) + " has changed meanwhile. Please look at it again, then decide anew.");
    }

    static Refusal wrongTicket(Prescription prescription) {
        return PharmacyProblem.WRONG_TICKET.in("ticket", "This is for " + prescription.number()
                + ". Please compare the number with the patient's slip.");
    }

    static Refusal nothingToPutAway(Prescription prescription) {
        return PharmacyProblem.NOTHING_TO_PUT_AWAY
                .because(of(prescription) + " is not among those that were cancelled and are to be put away.");
    }

    static Refusal noStepToUndo(Prescription prescription) {
        return PharmacyProblem.NOTHING_TO_UNDO.because("There is nothing to undo for " + inside(prescription)
                + ": only a claim, ready, a hand-over and a return can be undone, the last one first.");
    }

    static Refusal stepUndoTooLate(Prescription prescription, Duration within) {
        return PharmacyProblem.UNDO_TOO_LATE.because(within.isZero()
                ? "In this clinic no step is undone. Please use the other buttons to put " + inside(prescription) + " right."
                : "The last step of " + inside(prescription) + " is longer ago than " + within.toMinutes()
                        + " minutes. Please use the other buttons to put it right.");
    }

    private static String inside(Prescription prescription) {
        return "prescription " + prescription.id().ordinal() + " of " + prescription.number();
    }

    private static String of(Prescription prescription) {
        return "Prescription " + prescription.id().ordinal() + " of " + prescription.number();
    }

    // ── not now ──

    static Refusal clinicNotConfigured() {
        return PharmacyProblem.CLINIC_NOT_CONFIGURED
                .because("The clinic's settings have not arrived here yet. Please try again in a moment.");
    }
}
