package org.carequeue.gateway.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

/// Has espeak-ng, or a program that takes the same options, say a text. One text at a time, and each once: what was said last is
/// kept, so that ten screens cost no more than one. Used by virtual threads.
///
/// Texts go to the program's input, and never to a shell, a command line or a log.
public final class Speaker {

    private static final Logger LOG = Logger.getLogger(Speaker.class);
    /// Some 150 KB each.
    private static final int MOST_KEPT = 100;
    /// Half a minute, longer than any call.
    private static final int MOST_BYTES = 1_500_000;
    /// Where a WAV file of one format chunk has its lengths: of all, and of what sounds.
    private static final int HEADER = 44;
    private static final int LENGTH_OF_ALL = 4;
    private static final int LENGTH_OF_SOUND = 40;

    private record Said(String language, String text) {
    }

    private final Optional<Path> program;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Said, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, byte[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /// @param program empty where nothing is said
    /// @param patience how long it may take to say something, and to wait for one's turn
    public Speaker(Optional<Path> program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /// Finds a program as a shell would.
    ///
    /// @param name a path, or a name that is looked for in `folders`; blank or `off` for none
    /// @param folders as in the variable PATH
    public static Optional<Path> find(String name, String folders) {
        if (name.isBlank() || name.equals("off")) {
            return Optional.empty();
        }
        var places = name.contains("/") ? Stream.of(Path.of(name))
                : Stream.of(folders.split(":", -1)).filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name));
        return places.filter(Files::isRegularFile).filter(Files::isExecutable).map(Path::toAbsolutePath).findFirst();
    }

    /// Whether anything can be said.
    public boolean isThere() {
        return program.isPresent();
    }

    /// A text as a WAV file.
    ///
    /// @param language a tag of a voice that the program has
    /// @return empty where it cannot be said, or not in time
    public Optional<byte[]> say(String language, String text) throws InterruptedException {
        if (program.isEmpty() || !turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            var said = new Said(language, text);
            var before = kept.get(said);
            if (before != null) {
                return Optional.of(before);
            }
            var sound = speak(program.get(), said);
            sound.ifPresent(wav -> kept.put(said, wav));
            return sound;
        } catch (IOException | UncheckedIOException failure) {
            LOG.warnf("nothing was said: cause=%s", failure.getMessage());
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private Optional<byte[]> speak(Path espeak, Said said) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                List.of(espeak.toString(), "-v", said.language(), "-b", "1", "-s", "140", "--stdin", "--stdout"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var process = builder.start();
        // Reading ends with the process, however it ends.
        var end = process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> process.destroyForcibly());
        try (var input = process.getOutputStream()) {
            input.write(said.text().getBytes(UTF_8));
        }
        var sound = process.getInputStream().readNBytes(MOST_BYTES);
        process.destroy();
        end.join();
        var isWhole = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        if (!isWhole || sound.length <= HEADER) {
            LOG.warnf("nothing was said: cause=%s",
                    "the program ended with " + (process.isAlive() ? "nothing" : process.exitValue()));
            return Optional.empty();
        }
        return Optional.of(withLengths(sound));
    }

    /// A program that writes what it says as it says it does not know yet how long it will be.
    private static byte[] withLengths(byte[] wav) {
        var header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(LENGTH_OF_ALL, wav.length - LENGTH_OF_ALL - Integer.BYTES);
        header.putInt(LENGTH_OF_SOUND, wav.length - HEADER);
        return wav;
    }
}
