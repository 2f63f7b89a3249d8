package org.carequeue.gateway.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

/// Pictures and videos that whoever operates the clinic has put into a folder for its screens. Looked at anew each time: what is
/// put there is shown without a restart. What is no picture or video, too large, hidden, a link, or called strangely is passed over.
public final class MediaFolder {

    /// So many are shown, the first by name.
    static final int MOST = 40;
    /// In bytes.
    static final long LARGEST_PICTURE = 5L * 1024 * 1024;
    static final long LARGEST_VIDEO = 200L * 1024 * 1024;
    private static final int HEAD = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}");
    private static final Logger LOG = Logger.getLogger(MediaFolder.class);

    /// One of them.
    ///
    /// @param name of the file
    /// @param kind `picture` or `video`
    public record Medium(String name, String kind) {
    }

    /// One of them as a file.
    ///
    /// @param type as the web calls it
    /// @param bytes how long it is
    record Found(Path file, String name, String type, long bytes) {

        Medium medium() {
            return new Medium(name, type.startsWith("video/") ? "video" : "picture");
        }
    }

    private final Path folder;

    /// @param folder where they are, if there is one
    public MediaFolder(Path folder) {
        this.folder = folder;
    }

    /// All that screens show, by name.
    List<Medium> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .flatMap(file -> look(file).stream()).limit(MOST).map(Found::medium).toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("media cannot be read: folder=%s cause=%s", folder, e.getClass().getSimpleName());
            return List.of();
        }
    }

    /// The one of this name. A name leads to nowhere else: it has neither slashes nor a dot at its beginning.
    Optional<Found> find(String name) {
        return !NAME.matcher(name).matches() ? Optional.empty() : look(folder.resolve(name));
    }

    private static Optional<Found> look(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            var bytes = Files.size(file);
            var head = head(file);
            var type = Picture.of(head).filter(_ -> bytes <= LARGEST_PICTURE).map(Picture::type)
                    .or(() -> videoType(head).filter(_ -> bytes <= LARGEST_VIDEO));
            return type.map(known -> new Found(file, file.getFileName().toString(), known, bytes));
        } catch (IOException e) {
            LOG.debugf("a medium cannot be read: cause=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static Optional<String> videoType(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 12), ISO_8859_1);
        return text.startsWith("ftyp", 4) ? Optional.of("video/mp4")
                : text.startsWith("\u001aE\u00df\u00a3") ? Optional.of("video/webm") : Optional.empty();
    }
}
