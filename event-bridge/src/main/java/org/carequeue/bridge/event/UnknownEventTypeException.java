package org.carequeue.bridge.event;

/// An event came whose type this build does not know: it was deployed before its readers.
public final class UnknownEventTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnknownEventTypeException(String type) {
        super("unknown event type " + type + ": this service is older than the one that wrote it");
    }
}
