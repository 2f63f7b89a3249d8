package org.carequeue.bridge.connector;

/// Hears how a link fares.
interface LinkObserver {

    void connected(String service);

    void caughtUp(String service);

    void lost(String service, String why);

    void stopped(String service, String why);

    /// @param applied the last event whose effect is safe here
    /// @param head the last event that there is, as far as this end knows
    void progress(String service, long applied, long head);

    void value(String service, String name, String json);
}
