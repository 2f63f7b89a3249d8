package org.carequeue.bridge.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import org.carequeue.bridge.journal.WholeFile;
import org.jspecify.annotations.Nullable;

/// The keys that all services of one clinic share: by them they know one another, and whom the gateway has let in.
///
/// A file that only its owner reads, made by whichever service starts first; a line for each key: its name, a space, 32 bytes
/// in base64url. The first signs, all are taken, so that a new one can be put before the old one while everything runs: it is
/// looked at again every few seconds, and at once where a name is met that is not known yet. Safe for use by all threads.
public final class AccessKeys {

    /// One key.
    ///
    /// @param id its name, which stands in what it has signed
    /// @param bytes 32 of them, of HMAC-SHA-256
    public record Key(String id, byte[] bytes) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    static final int KEY_BYTES = 32;
    /// Two while one takes the other's place; more are a mistake.
    private static final int MOST_KEYS = 8;
    private static final long LOOK_NANOS = 5_000_000_000L;
    /// Whoever sends unknown names has the file looked at no more often than that.
    private static final long LOOK_FOR_UNKNOWN_NANOS = 1_000_000_000L;
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{4,32}) ([A-Za-z0-9_-]{43})");

    private final Path file;
    private final LongSupplier nanos;
    private List<Key> keys;
    private @Nullable FileTime changed;
    private long looked;
    private @Nullable String trouble;

    private AccessKeys(Path file, LongSupplier nanos) throws IOException {
        this.file = file;
        this.nanos = nanos;
        this.changed = Files.getLastModifiedTime(file);
        this.keys = read(file);
        this.looked = nanos.getAsLong();
    }

    /// Reads the file, which is made where there is none.
    ///
    /// @param random makes them: it cannot be guessed
    /// @throws IllegalStateException when it cannot be used, with a sentence that says why
    public static AccessKeys open(Path file, RandomGenerator random) {
        return open(file, random, System::nanoTime);
    }

    static AccessKeys open(Path file, RandomGenerator random, LongSupplier nanos) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            return new AccessKeys(file, nanos);
        } catch (IOException e) {
            throw new IllegalStateException("the access key " + file + " cannot be used: " + e, e);
        }
    }

    /// Several services may start at once: the first one's is taken by all.
    private static void make(Path file, RandomGenerator random) throws IOException {
        var line = line(random);
        // A name that nobody else takes; in containers every process is the first one.
        var own = file.resolveSibling(file.getFileName() + "." + line.substring(0, line.indexOf(' ')));
        WholeFile.replace(own, out -> out.write(line.getBytes(US_ASCII)));
        try {
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException another) {
            // That one is taken.
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private static String line(RandomGenerator random) {
        var id = new byte[9];
        var key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        var text = Base64.getUrlEncoder().withoutPadding();
        return text.encodeToString(id) + " " + text.encodeToString(key) + "\n";
    }

    private static List<Key> read(Path file) throws IOException {
        var keys = new ArrayList<Key>();
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = LINE.matcher(line.strip());
            if (!parts.matches() || keys.size() == MOST_KEYS) {
                throw new IllegalStateException("the access key " + file + " is damaged: a line holds a name, a space, and "
                        + "32 bytes in base64url, and there are at most " + MOST_KEYS);
            }
            keys.add(new Key(parts.group(1), Base64.getUrlDecoder().decode(parts.group(2))));
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the access key " + file + " holds no key");
        }
        return List.copyOf(keys);
    }

    /// The one that signs now.
    public synchronized Key signing() {
        look(LOOK_NANOS);
        return keys.getFirst();
    }

    /// The key of that name, where it is taken.
    public synchronized Optional<Key> named(String id) {
        var known = find(id);
        if (known.isEmpty()) {
            look(LOOK_FOR_UNKNOWN_NANOS);
            known = find(id);
        } else {
            look(LOOK_NANOS);
        }
        return known;
    }

    private Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// A file that cannot be read any more changes nothing: what was taken before goes on, until somebody mends it.
    private void look(long every) {
        var now = nanos.getAsLong();
        if (now - looked < every) {
            return;
        }
        looked = now;
        try {
            var at = Files.getLastModifiedTime(file);
            if (!at.equals(changed)) {
                keys = read(file);
                changed = at;
            }
            trouble = null;
        } catch (IOException | IllegalStateException e) {
            trouble = e instanceof NoSuchFileException ? "the access key " + file + " is gone" : String.valueOf(e.getMessage());
        }
    }

    /// What is wrong with the file since it was last read well.
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public synchronized String toString() {
        return "AccessKeys" + Arrays.toString(keys.toArray());
    }
}
