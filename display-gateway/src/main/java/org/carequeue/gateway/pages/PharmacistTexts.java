package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The pharmacist's page. Texts: `messages/pharmacist.properties`.
@MessageBundle(value = "pharmacist", locale = "en")
public interface PharmacistTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String chooseCounter();

    @Message
    String queueHeading();

    @Message
    String nothingToDo();

    @Message
    String prescriptionFor(String number);

    @Message
    String claim();

    @Message
    String ready();

    @Message
    String handOver();

    @Message
    String mine();

    @Message
    String heldBy(String counter);

    @Message
    String release();

    @Message
    String takeOver();

    @Message
    String takeOverQuestion(String number, String counter);

    @Message
    String takenOver(String counter, String time);

    @Message
    String handOverYes();

    @Message
    String numberOnSlip();

    @Message
    String undo(String step);

    @Message
    String undoOf(String number, String time, String step);

    @Message
    String stepClaimed();

    @Message
    String stepReady();

    @Message
    String stepHandedOver();

    @Message
    String stepReturned();

    @Message
    String stopped();

    @Message
    String putAway();

    @Message
    String putAwayQuestion(String number);

    @Message
    String returnToShelf();

    @Message
    String returnQuestion(String number);

    @Message
    String suppliedHeading();

    @Message
    String uncollectedHeading();

    @Message
    String readySince(String day, String time);
}
