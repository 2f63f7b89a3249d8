package org.carequeue.bridge.time;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

import org.carequeue.bridge.journal.WholeFile;

/// Which clock a service goes by. The file [#FILE] in the data folder makes it a demo's, for all services that keep their
/// data there; no option and no variable does. What a service has stored with one kind of clock it does not open with the
/// other: days that a demo has made up would never end for a clinic, and a clinic's would be over at once.
public final class DemoClock {

    /// In the folder of all services: `began`, `from` (instants) and `pace` (1 to [PacedClock#FASTEST]).
    public static final String FILE = "demo-clock.properties";
    /// In a service's own folder: what lies there is a demo's.
    static final String MARK = "demo";

    private DemoClock() {
    }

    /// The clock of a service.
    ///
    /// @param data the folder of all services
    /// @param service its own folder there
    /// @throws IllegalStateException when data and clock do not belong together, or the file cannot be read, with a
    ///         sentence that says why
    public static Clock of(Path data, String service, Clock real) {
        var own = data.resolve(service);
        try {
            var clock = read(data.resolve(FILE), real);
            if (clock == real) {
                if (Files.exists(own.resolve(MARK))) {
                    throw new IllegalStateException("What lies in " + own + " is a demo's, and the file " + FILE
                            + " that says how its clock goes is gone. Choose another data folder, or delete this one.");
                }
                return real;
            }
            if (!Files.exists(own.resolve(MARK))) {
                if (!isEmpty(own)) {
                    throw new IllegalStateException("What lies in " + own + " is no demo's, so a demo's clock must not go"
                            + " on with it. Delete " + data.resolve(FILE) + ", or choose another data folder.");
                }
                WholeFile.replace(own.resolve(MARK), _ -> {
                });
            }
            return clock;
        } catch (IOException e) {
            throw new IllegalStateException("Whether " + own + " is a demo's cannot be said: " + e, e);
        }
    }

    private static Clock read(Path file, Clock real) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return real;
        }
        try {
            var values = new Properties();
            values.load(new StringReader(text));
            return new PacedClock(real, Instant.parse(values.getProperty("began", "")),
                    Instant.parse(values.getProperty("from", "")), Integer.parseInt(values.getProperty("pace", "")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " says no clock: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
