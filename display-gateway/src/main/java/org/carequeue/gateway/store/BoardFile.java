package org.carequeue.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.journal.WholeFile;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonGenerator;

/// `board.json`. Replaced as a whole: whoever reads it finds the old one or the new one.
public final class BoardFile {

    private static final Logger LOG = Logger.getLogger(BoardFile.class);

    private final Path file;

    public BoardFile(Path folder) {
        file = folder.resolve("board.json");
    }

    /// What was saved; nothing where there is no file, or one that this build cannot read, which is deleted: the logs
    /// have everything.
    public Optional<SavedBoard> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = BridgeJson.mapper().readTree(Files.readAllBytes(file));
            if (json.path("format").asInt() == SavedBoard.FORMAT) {
                return Optional.of(BridgeJson.mapper().treeToValue(json, SavedBoard.class));
            }
            LOG.infof("saved board of another format, deleted; the logs are read from their beginning: file=%s", file);
        } catch (IOException | RuntimeException damaged) {
            LOG.warnf("saved board cannot be read, deleted; the logs are read from their beginning: file=%s cause=%s",
                    file, damaged.getClass().getSimpleName());
        }
        delete();
        return Optional.empty();
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("saved board not deleted: file=%s cause=%s", file, e.getMessage());
        }
    }

    void write(SavedBoard board) throws IOException {
        WholeFile.replace(file, out -> BridgeJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(out, board));
    }
}
