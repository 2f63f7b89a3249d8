package org.carequeue.triage.wiring;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.triage.formulary.FormularyReader;

import com.fasterxml.jackson.core.JsonProcessingException;

/// The clinic's formulary file.
final class FormularyFile {

    /// More than 20,000 medicines need; a larger file is another file.
    private static final long LARGEST_BYTES = 8L * 1024 * 1024;

    private FormularyFile() {
    }

    /// @throws IllegalStateException when the file cannot be used, with a sentence that says where and why
    static List<FormularyMedicine> read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new IllegalArgumentException("it is larger than " + LARGEST_BYTES + " bytes");
            }
            return FormularyReader.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The formulary file " + file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("The formulary file " + file + " cannot be used: it is not in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalStateException("The formulary file " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The formulary file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Of what the file comes to, so that other quotes or line ends in it change nothing.
    static String digest(List<FormularyMedicine> medicines) {
        try {
            var text = BridgeJson.mapper().writeValueAsString(medicines);
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A formulary that was read cannot be written", e);
        }
    }
}
