package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// A patient's own page. Texts: `messages/ticket.properties`.
@MessageBundle(value = "ticket", locale = "en")
public interface TicketTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String waiting();

    @Message
    String called(String room);

    @Message
    String inConsultation();

    @Message
    String finished();

    @Message
    String cancelled();

    @Message
    String noShow();

    @Message
    String dayEnded();

    @Message
    String replaced();

    @Message
    String ready(String counter);

    @Message
    String position(String position, String total);

    @Message
    String order();

    @Message
    String keepOpen();

    @Message
    String bellOff();

    @Message
    String afterwards();

    @Message
    String unknown();

    @Message
    String parked();

    @Message
    String skipped();

    @Message
    String readySeveral(String count, String counter);
}
