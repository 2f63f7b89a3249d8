package org.carequeue.bridge.connector;

/// Hears how a link fares.
interface LinkObserver {

    void connected(String service);

    void caughtUp(String service);

    void lost(String service, String why);

    void stopped(String service, String why);

    void value(String service, String name, String json);
}
