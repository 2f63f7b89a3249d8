package org.carequeue.system.clinic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The services, as the launcher and the data folder call them; held to the one list of them by `ServiceListTest`.
public enum Service {
    TICKET("ticket-service"),
    TRIAGE("triage-service"),
    PHARMACY("pharmacy-service"),
    GATEWAY("display-gateway"),
    STATISTICS("statistics-service");

    final String folder;

    Service(String folder) {
        this.folder = folder;
    }

    /// The name in folders, logs and messages.
    public String folder() {
        return folder;
    }

    /// Those without which no patient is called. A test starts these, unless it says otherwise: so nothing that they do needs
    /// the others.
    public static List<Service> queue() {
        return Stream.of(values()).filter(service -> service != STATISTICS).toList();
    }

    /// Those that the gateway passes questions on to.
    public static List<Service> answering() {
        return Stream.of(values()).filter(service -> service != GATEWAY).toList();
    }

    /// Those that own facts.
    public static List<Service> owners() {
        return queue().stream().filter(service -> service != GATEWAY).toList();
    }

    /// The name in the log, and of its packages.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The same for the port of its operators.
    public String managementVariable() {
        return "CAREQUEUE_" + name() + "_MANAGEMENT_PORT";
    }

    /// The variable that says on which port it is to listen.
    public String portVariable() {
        return "CAREQUEUE_" + name() + "_PORT";
    }
}
