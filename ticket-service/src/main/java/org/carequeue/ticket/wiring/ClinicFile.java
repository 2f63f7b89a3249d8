package org.carequeue.ticket.wiring;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.carequeue.events.ClinicSettings;
import org.carequeue.ticket.settings.SettingsReader;

/// The clinic's settings file.
final class ClinicFile {

    /// More than 200 rooms and 20 service lines need; a larger file is another file.
    private static final long LARGEST_BYTES = 256 * 1024;

    private ClinicFile() {
    }

    /// Reads the file; what it leaves out is as in `defaults`.
    ///
    /// @throws IllegalStateException when the file cannot be used, with a sentence that says where and why
    static ClinicSettings read(Path file, ClinicSettings defaults) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new IllegalArgumentException("it is larger than " + LARGEST_BYTES + " bytes");
            }
            return SettingsReader.read(Files.readString(file)).over(defaults);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " cannot be used: it is not in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The clinic's settings file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
