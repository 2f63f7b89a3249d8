package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The doctor's page. Texts: `messages/doctor.properties`.
@MessageBundle(value = "doctor", locale = "en")
public interface DoctorTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String nobodyToCall();

    @Message
    String chooseRoom();

    @Message
    String finishFirst(String number);

    @Message
    String next();

    @Message
    String currentHeading();

    @Message
    String nobodyHere();

    @Message
    String start();

    @Message
    String finish();

    @Message
    String cancel();

    @Message
    String cancelNumber(String number);

    @Message
    String cancelQuestion(String number);

    @Message
    String cancelYes();

    @Message
    String calledAt(String time);

    @Message
    String startedAt(String time);

    @Message
    String prescriptions();

    @Message
    String noPrescriptions();

    @Message
    String write();

    @Message
    String submitted();

    @Message
    String formClosed(String number);

    @Message
    String waitingHeading();

    @Message
    String nobodyWaiting();

    @Message
    String waits();

    @Message
    String notTriaged();

    @Message
    String priorityOf(String number);

    @Message
    String find();
}
