package org.carequeue.bridge.journal;

import java.io.IOException;
import java.nio.file.Path;

/// The journal is damaged in a way that is no torn last write: a service must not start on it.
public final class JournalDamagedException extends IOException {

    private static final long serialVersionUID = 1;

    JournalDamagedException(Path file, long offset, String what) {
        super("The journal " + file + " is damaged at byte " + offset + ": " + what
                + ". Restore the folder from a copy; nothing was changed.");
    }
}
