package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The start page. Texts: `messages/index.properties`.
@MessageBundle(value = "index", locale = "en")
public interface IndexTexts {

    @Message
    String title();

    @Message
    String heading();

    @Message
    String lead();

    @Message
    String kiosk();

    @Message
    String kioskLead();

    @Message
    String screen();

    @Message
    String screenLead();

    @Message
    String doctor();

    @Message
    String doctorLead();

    @Message
    String pharmacist();

    @Message
    String pharmacistLead();

    @Message
    String manager();

    @Message
    String managerLead();
}
