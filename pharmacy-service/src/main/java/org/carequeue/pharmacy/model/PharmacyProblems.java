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
        return Refusal.invalid("malformed-prescription", "prescription",
                "That is not a prescription. Give its ticket's day and number and its place, such as 2026-11-22-A042-P1.");
    }

    /// Whoever takes over or undoes says of which version.
    public static Refusal versionMissing() {
        return Refusal.invalid("version-missing", "version",
                "Please say which version of the prescription you have seen.");
    }

    static Refusal counterMissing() {
        return Refusal.invalid("counter-missing", COUNTER, "Please say at which counter you prepare it.");
    }

    // ── what it names does not exist ──

    /// No prescription has this id.
    public static Refusal prescriptionNotFound(PrescriptionId prescription) {
        return Refusal.notFound("prescription-not-found", "There is no prescription " + prescription + " here today.");
    }

    /// The settings do not name this counter.
    public static Refusal counterNotFound() {
        return new Refusal("counter-not-found", Refusal.Kind.NOT_FOUND, "This clinic has no such counter.", COUNTER);
    }

    // ── it cannot be done as things stand ──

    static Refusal alreadyClaimed(Prescription prescription) {
        return Refusal.conflict("already-claimed", of(prescription) + " is already being prepared at counter "
                + prescription.counter() + ".");
    }

    static Refusal notClaimed(Prescription prescription) {
        return Refusal.conflict("not-claimed", of(prescription) + " is not being prepared yet. Claim it first.");
    }

    static Refusal claimedByAnother(Prescription prescription) {
        return Refusal.conflict("claimed-by-another", of(prescription) + " is prepared by " + prescription.claimedBy()
                + ". Only who claimed it can go on with it; take it over first.");
    }

    static Refusal alreadyReady(Prescription prescription) {
        return Refusal.conflict("already-ready", of(prescription) + " is ready to be fetched already.");
    }

    static Refusal notReady(Prescription prescription) {
        return Refusal.conflict("not-ready", of(prescription) + " is not ready yet.");
    }

    static Refusal alreadyHandedOver(Prescription prescription) {
        return Refusal.conflict("already-handed-over", of(prescription) + " has been handed over already.");
    }

    static Refusal prescriptionCancelled(Prescription prescription) {
        return Refusal.conflict("prescription-cancelled",
                of(prescription) + " was cancelled and must not be supplied.");
    }

    static Refusal prescriptionReturned(Prescription prescription) {
        return Refusal.conflict("prescription-returned",
                of(prescription) + " was not collected and has been put back already.");
    }

    static Refusal prescriptionChanged(Prescription prescription) {
        return Refusal.conflict("prescription-changed",
                of(prescription) + " has changed meanwhile. Please look at it again, then decide anew.");
    }

    static Refusal wrongTicket(Prescription prescription) {
        return new Refusal("wrong-ticket", Refusal.Kind.CONFLICT, "This is for " + prescription.number()
                + ". Please compare the number with the patient's slip.", "ticket");
    }

    static Refusal nothingToPutAway(Prescription prescription) {
        return Refusal.conflict("nothing-to-put-away",
                of(prescription) + " is not among those that were cancelled and are to be put away.");
    }

    static Refusal noStepToUndo(Prescription prescription) {
        return Refusal.conflict("nothing-to-undo", "There is nothing to undo for " + inside(prescription)
                + ": only a claim, ready, a hand-over and a return can be undone, the last one first.");
    }

    static Refusal stepUndoTooLate(Prescription prescription, Duration within) {
        return Refusal.conflict("undo-too-late", within.isZero()
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
        return Refusal.unavailable("clinic-not-configured",
                "The clinic's settings have not arrived here yet. Please try again in a moment.");
    }
}
