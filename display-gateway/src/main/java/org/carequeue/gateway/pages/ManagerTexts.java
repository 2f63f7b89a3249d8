package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The manager's overview. Texts: `messages/manager.properties`.
@MessageBundle(value = "manager", locale = "en")
public interface ManagerTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String services();

    @Message
    String connected();

    @Message
    String notReachable();

    @Message
    String since(String time);

    @Message
    String visits();

    @Message
    String prescriptions();

    @Message
    String tickets();

    @Message
    String number();

    @Message
    String serviceLine();

    @Message
    String level();

    @Message
    String status();

    @Message
    String room();

    @Message
    String waited();

    @Message
    String consultation();

    @Message
    String groupWaiting();

    @Message
    String groupInRooms();

    @Message
    String groupDone();

    @Message
    String nobody();
}
