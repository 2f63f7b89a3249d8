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
    String finishQuestion(String number);

    @Message
    String formKept(String number);

    @Message
    String formClosed(String number);

    @Message
    String waitingHeading();

    @Message
    String nobodyWaiting();

    @Message
    String waitsForRoom(String count, String room);

    @Message
    String waits();

    @Message
    String notTriaged();

    @Message
    String priorityOf(String number);

    @Message
    String find();

    @Message
    String nextIs(String number);

    @Message
    String nextHere();

    @Message
    String everybody();

    @Message
    String call();

    @Message
    String callNumber(String number);

    @Message
    String callOutOfOrder();

    @Message
    String callOutOfOrderNumber(String number);

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String recall();

    @Message
    String notPresent();

    @Message
    String callsOf(String calls, String attempts);

    @Message
    String more();

    @Message
    String moreOf(String number);

    @Message
    String skip();

    @Message
    String park();

    @Message
    String parkNumber(String number);

    @Message
    String parkNote();

    @Message
    String transfer();

    @Message
    String transferNumber(String number);

    @Message
    String transferHint();

    @Message
    String transferLine();

    @Message
    String transferSameLine();

    @Message
    String transferRoom();

    @Message
    String transferAnyRoom();

    @Message
    String transferNote();

    @Message
    String reassess();

    @Message
    String reassessDue();

    @Message
    String onlyRoom(String room);

    @Message
    String notAnsweredOne(String calls);

    @Message
    String notAnsweredOther(String calls);

    @Message
    String othersFirst(String time);

    @Message
    String awayHeading();

    @Message
    String skippedHeading();

    @Message
    String parkedHeading();

    @Message
    String endedHeading();

    @Message
    String awaySince(String time);

    @Message
    String keptUntil(String time);

    @Message
    String back();

    @Message
    String undo(String move);

    @Message
    String undoOf(String number, String time, String move);

    @Message
    String undoLevel(String level);

    @Message
    String undoLevelOf(String number, String level);

    @Message
    String undoTriage();

    @Message
    String undoTriageOf(String number);

    @Message
    String undoCancelQuestion(String number);

    @Message
    String undoCancelYes();

    @Message
    String moveTicketCalled();

    @Message
    String moveTicketRecalled();

    @Message
    String moveTicketNotPresent();

    @Message
    String moveTicketSkipped();

    @Message
    String moveTicketParked();

    @Message
    String moveTicketReturned();

    @Message
    String moveTicketTransferred();

    @Message
    String moveConsultationStarted();

    @Message
    String moveConsultationFinished();

    @Message
    String moveTicketCancelled();
}
