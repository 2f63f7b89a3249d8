package org.carequeue.gateway.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.carequeue.bridge.event.BridgeJson;
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
        Files.createDirectories(file.getParent());
        var next = file.resolveSibling("board.json.next");
        try (var channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var out = Channels.newOutputStream(channel);
            BridgeJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, board);
            channel.force(true);
        }
        Files.move(next, file, ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent(), READ)) {
            folder.force(true);
        }
    }
}
