package org.carequeue.system.clinic;

/// The four services, as the launcher and the data folder call them.
public enum Service {
    TICKET("ticket-service"),
    TRIAGE("triage-service"),
    PHARMACY("pharmacy-service"),
    GATEWAY("display-gateway");

    final String folder;

    Service(String folder) {
        this.folder = folder;
    }

    /// The name in folders, logs and messages.
    public String folder() {
        return folder;
    }

    /// The variable that says on which port it is to listen.
    public String portVariable() {
        return "CAREQUEUE_" + name() + "_PORT";
    }
}
