package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of the staff share. Texts: `messages/staff.properties`.
@MessageBundle(value = "staff", locale = "en")
public interface StaffTexts {

    @Message
    String alerts();

    @Message
    String help(String workplace);

    @Message
    String helpFor(String workplace, String number);

    @Message
    String since(String time);

    @Message
    String acknowledge();

    @Message
    String acknowledgeAt(String workplace);

    @Message
    String unserved(String levels, String time);

    @Message
    String unservedWaiting(String count);

    @Message
    String critical(String number, String level);

    @Message
    String titleCritical(String number);

    @Message
    String titleHelp(String workplace);

    @Message
    String silence();

    @Message
    String silenceOf(String what);

    @Message
    String silenced();

    @Message
    String bellOff();

    @Message
    String overlookedRoom(String number, String room);

    @Message
    String overlookedLine(String number);

    @Message
    String overlookedLate(String number);

    @Message
    String overlookedMore(String count);

    @Message
    String sharedWorkplace(String pages, String workplace);

    @Message
    String nobodySits(String room);

    @Message
    String atOnce();

    @Message
    String shareOfTarget(String percent, String minutes);

    @Message
    String dismiss();

    @Message
    String why(String number);

    @Message
    String whyCalled(String number, String room, String time);

    @Message
    String whyCandidate(String number, String level, String waited, String share);

    @Message
    String whyChosen();

    @Message
    String whyBehind(String number);

    @Message
    String whyReason();

    @Message
    String whyNext(String number);

    @Message
    String policyRatio();

    @Message
    String policyDue();

    @Message
    String policyStrict();

    @Message
    String policyFifo();

    @Message
    String standsStill(String time);

    @Message
    String standsStillHint();
}
