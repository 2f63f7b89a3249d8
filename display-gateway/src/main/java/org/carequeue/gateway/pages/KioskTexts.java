package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Where patients take a number. Texts: `messages/kiosk.properties`.
@MessageBundle(value = "kiosk", locale = "en")
public interface KioskTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String lead();

    @Message
    String oneMoment();

    @Message
    String yourNumber();

    @Message
    String issuedAt(String time);

    @Message
    String issuedOn(String date, String time);

    @Message
    String order();

    @Message
    String watchScreen();

    @Message
    String tracking();

    @Message
    String qrCode();

    @Message
    String print();

    @Message
    String done();

    @Message
    String returns(String seconds);

    @Message
    String warning(String seconds);

    @Message
    String help();

    @Message
    String helpQuestion();

    @Message
    String helpYes();

    @Message
    String helpNo();

    @Message
    String helpTold();

    @Message
    String helpFailed();
}
