package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What is said of a refusal, by its type. Texts: `messages/problem.properties`.
@MessageBundle(value = "problem", locale = "en")
public interface ProblemTexts {

    @Message
    String malformedHeader();

    @Message
    String malformedText();

    @Message
    String tooLarge();

    @Message
    String unknownHost();

    @Message
    String unknownLanguage();

    @Message
    String malformedTicket();

    @Message
    String malformedPrescription();

    @Message
    String unknownServiceLine();

    @Message
    String priorityMissing();

    @Message
    String unknownPriority();

    @Message
    String ticketMissing();

    @Message
    String reasonMissing();

    @Message
    String invalidReason();

    @Message
    String invalidSettings();

    @Message
    String transferTargetMissing();

    @Message
    String invalidNote();

    @Message
    String invalidPrescription();

    @Message
    String counterMissing();

    @Message
    String ambiguousTicket();

    @Message
    String ticketNotFound();

    @Message
    String roomNotFound();

    @Message
    String counterNotFound();

    @Message
    String prescriptionNotFound();

    @Message
    String helpRequestNotFound();

    @Message
    String nobodyWaiting();

    @Message
    String roomBusy();

    @Message
    String notWaiting();

    @Message
    String settingsChanged();

    @Message
    String notCalled();

    @Message
    String calledOftenEnough();

    @Message
    String alreadyStarted();

    @Message
    String ticketOfAnotherRoom();

    @Message
    String alreadyThere();

    @Message
    String alreadyAway();

    @Message
    String notAway();

    @Message
    String notBackYet();

    @Message
    String backTooLate();

    @Message
    String nothingToUndo();

    @Message
    String undoTooLate();

    @Message
    String visitOver();

    @Message
    String helpAlreadyAcknowledged();

    @Message
    String numbersExhausted();

    @Message
    String alreadyClaimed();

    @Message
    String notClaimed();

    @Message
    String claimedByAnother();

    @Message
    String alreadyReady();

    @Message
    String notReady();

    @Message
    String alreadyHandedOver();

    @Message
    String prescriptionCancelled();

    @Message
    String tracksAlready();

    @Message
    String clinicNotConfigured();

    @Message
    String tooManyHelpRequests();

    @Message
    String busy();

    @Message
    String stopping();

    @Message
    String journalFailed();

    @Message
    String notReadYet();

    @Message
    String ownerUnavailable();

    @Message
    String ownerTimeout();

    @Message
    String clinicFull();

    @Message
    String tooManyMessages();

    @Message
    String internalError();

    @Message
    String prescriptionReturned();

    @Message
    String prescriptionChanged();

    @Message
    String wrongTicket();

    @Message
    String nothingToPutAway();
}
