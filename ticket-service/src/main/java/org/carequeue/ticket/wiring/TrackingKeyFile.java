package org.carequeue.ticket.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import org.carequeue.bridge.journal.WholeFile;
import org.carequeue.ticket.model.TrackingKey;

/// The clinic's tracking key on disk: made on the first start, readable by the service's user alone. Without it every
/// link on a printed slip would be dead, so it is kept with the journal.
final class TrackingKeyFile {

    private static final String NAME = "tracking.key";

    private TrackingKeyFile() {
    }

    /// @param folder the service's own folder
    /// @param fresh a new key's bytes, asked for when there is no file yet
    /// @throws IllegalStateException when the file cannot be used, with a sentence that says why
    static TrackingKey open(Path folder, Supplier<byte[]> fresh) {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                var bytes = fresh.get();
                WholeFile.replace(file, out -> out.write(bytes));
            }
            return new TrackingKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("The tracking key " + file + " cannot be used: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The tracking key " + file + " is damaged: " + e.getMessage()
                    + ". Restore it from a copy; if there is none, remove it: a new one is made, and the links on slips"
                    + " that are printed already lead nowhere.", e);
        }
    }
}
