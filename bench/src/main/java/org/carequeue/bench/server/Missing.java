package org.carequeue.bench.server;

/// A competitor cannot take part on this machine. The message is a sentence that says what to install.
public final class Missing extends Exception {

    private static final long serialVersionUID = 1;

    Missing(String sentence) {
        super(sentence);
    }
}
