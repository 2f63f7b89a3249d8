package org.carequeue.gateway.board;

/// What can be heard of a request for help.
public enum HelpNews {
    REQUESTED("help-requested"),
    ACKNOWLEDGED("help-acknowledged");

    private final String wire;

    HelpNews(String wire) {
        this.wire = wire;
    }

    /// The message's type: the event's own name.
    public String wire() {
        return wire;
    }
}
