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
    String staffed();

    @Message
    String nobodySits();

    @Message
    String pagesOpen(String pages);

    @Message
    String emptyRooms(String rooms);

    @Message
    String emptyRoomsCount(String count);

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

    @Message
    String groupAway();

    @Message
    String settings();

    @Message
    String settingsVersion(String clinic, String version);

    @Message
    String day();

    @Message
    String zone();

    @Message
    String dayStartsAt();

    @Message
    String atDayEnd();

    @Message
    String atDayEndClose();

    @Message
    String atDayEndCarryOver();

    @Message
    String languages();

    @Message
    String counters();

    @Message
    String calling();

    @Message
    String policy();

    @Message
    String roomOrder();

    @Message
    String roomOrderBestOfAll();

    @Message
    String roomOrderOwnFirst();

    @Message
    String attempts();

    @Message
    String pause();

    @Message
    String returnWithin();

    @Message
    String undoWithin();

    @Message
    String unservedAfter();

    @Message
    String serviceLines();

    @Message
    String scale();

    @Message
    String tier();

    @Message
    String target();

    @Message
    String reassessAfter();

    @Message
    String initial();

    @Message
    String rooms();

    @Message
    String allLines();

    @Message
    String minutes(String minutes);

    @Message
    String viewingDistance();

    @Message
    String metres(String metres);

    @Message
    String slipsLocal();

    @Message
    String leftOpen();

    @Message
    String leftOpenHint();
}
