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
}
