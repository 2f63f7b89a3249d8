package org.carequeue.gateway.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import org.carequeue.bridge.journal.WholeFile;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The clinic's logo, a file of the gateway's own folder, and in memory. What it is, its bytes say each time it is read.
public final class LogoShelf {

    /// In bytes.
    public static final int LARGEST = 60 * 1024;
    private static final int TAG_BYTES = 4;
    private static final Logger LOG = Logger.getLogger(LogoShelf.class);

    /// A picture as it was put here.
    public static final class Logo {
        private final byte[] bytes;
        private final String type;
        private final String sizes;
        private final String tag;

        private Logo(byte[] bytes, Picture picture) {
            this.bytes = bytes.clone();
            this.type = picture.type();
            this.sizes = picture.width() + "x" + picture.height();
            this.tag = digest(bytes);
        }

        /// Its bytes.
        public byte[] bytes() {
            return bytes.clone();
        }

        /// As the web calls it.
        public String type() {
            return type;
        }

        /// Its pixels, as `640x480`.
        public String sizes() {
            return sizes;
        }

        /// Tells it from any other: 8 hex digits.
        public String tag() {
            return tag;
        }
    }

    private final Path file;
    private volatile @Nullable Logo logo;

    /// @param folder the gateway's own
    public LogoShelf(Path folder) {
        file = folder.resolve("logo");
        logo = read();
    }

    /// One that cannot be read is none; it stays there for whoever looks.
    private @Nullable Logo read() {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            var found = Files.size(file) > LARGEST ? null : of(Files.readAllBytes(file)).orElse(null);
            if (found == null) {
                LOG.warnf("logo is no picture that is shown here: file=%s", file);
            }
            return found;
        } catch (IOException e) {
            LOG.warnf("logo cannot be read: file=%s cause=%s", file, e.getClass().getSimpleName());
            return null;
        }
    }

    private static Optional<Logo> of(byte[] bytes) {
        return Picture.of(bytes).map(picture -> new Logo(bytes, picture));
    }

    /// The one that is shown.
    public Optional<Logo> logo() {
        return Optional.ofNullable(logo);
    }

    /// Names the pages' build, and the logo with it: a page that has another one is out of date.
    public String tagged(String build) {
        var shown = logo;
        return shown == null ? build : build + "." + shown.tag();
    }

    /// Shows this one from now on.
    ///
    /// @param bytes at most [#LARGEST]
    /// @return false where it is no picture that is shown here
    synchronized boolean put(byte[] bytes) throws IOException {
        var next = bytes.length > LARGEST ? Optional.<Logo> empty() : of(bytes);
        if (next.isPresent()) {
            WholeFile.replace(file, out -> out.write(bytes));
            logo = next.get();
        }
        return next.isPresent();
    }

    /// Shows none from now on.
    synchronized void remove() throws IOException {
        Files.deleteIfExists(file);
        logo = null;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
