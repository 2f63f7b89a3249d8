package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The public screen. Texts: `messages/screen.properties`.
@MessageBundle(value = "screen", locale = "en")
public interface ScreenTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String nowServing();

    @Message
    String nobody();

    @Message
    String ready();

    @Message
    String nothingReady();

    @Message
    String waiting(String count);

    @Message
    String announceCall(String number, String room);

    @Message
    String announceReady(String number, String counter);

    @Message
    String missed();

    @Message
    String again();

    @Message
    String announceAgain(String number, String room);

    @Message
    String page(String page, String pages, String count);

    @Message
    String soundOff();

    @Message
    String soundOn();

    @Message
    String voiceless(String languages);

    @Message
    String sayCall(String number, String place);

    @Message
    String sayReady(String number, String place);

    @Message
    String digits();

    @Message
    String tooSmall(String reached, String distance);

    @Message
    String assumed(String distance, String diagonal);

    @Message
    String mute();
}
