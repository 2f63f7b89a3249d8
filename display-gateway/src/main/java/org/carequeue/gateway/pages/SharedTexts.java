package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What every page says. Texts: `messages/shared.properties`.
@MessageBundle(value = "shared", locale = "en")
public interface SharedTexts {

    @Message
    String product();

    @Message
    String language();

    @Message
    String languages();

    @Message
    String skip();

    @Message
    String needsScript();

    @Message
    String demoClock(String time, String pace);

    @Message
    String sleepInsecure();

    @Message
    String sleepUnsupported();

    @Message
    String sleepRefused();

    @Message
    String connecting();

    @Message
    String disconnectedSince(String time);

    @Message
    String notConnectedSince(String time);

    @Message
    String notLive();

    @Message
    String notLiveSince(String time);

    @Message
    String unreachable(String service);

    @Message
    String unreachableSince(String service, String time);

    @Message
    String serviceTicketService();

    @Message
    String serviceTriageService();

    @Message
    String servicePharmacyService();

    @Message
    String tryingAgain();

    @Message
    String unanswered();

    @Message
    String refused(String status);

    @Message
    String keep();

    @Message
    String choose();

    @Message
    String showMore(String count);

    @Message
    String roomLabel();

    @Message
    String counterLabel();

    @Message
    String room(String room);

    @Message
    String counter(String counter);

    @Message
    String kiosk(String kiosk);

    @Message
    String visitWaiting();

    @Message
    String visitCalled();

    @Message
    String visitInConsultation();

    @Message
    String visitFinished();

    @Message
    String visitCancelled();

    @Message
    String visitNoShow();

    @Message
    String visitDayEnded();

    @Message
    String visitReplaced();

    @Message
    String prescriptionSubmitted();

    @Message
    String prescriptionClaimed();

    @Message
    String prescriptionReady();

    @Message
    String prescriptionHandedOver();

    @Message
    String prescriptionCancelled();

    @Message
    String visitParked();

    @Message
    String visitSkipped();

    @Message
    String prescriptionNotCollected();

    @Message
    String prescriptionReturned();

    @Message
    String newer();

    @Message
    String loadNewer();

    @Message
    String yesterday();

    @Message
    String wentWrong();

    @Message
    String pageWentWrong();

    @Message
    String loadAgain();
}
