package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.WholeFile;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How a reader tells an operator that a log has diverged, and how the operator tells it to go on: two folders of the
/// reader's own, `diverged` and `accept-log`, each with one small file for a service. Who may write there may decide.
///
/// The reader writes its report to `diverged`; the same file in `accept-log` accepts it. It counts for exactly this
/// divergence, so that one that was forgotten there never accepts another.
public final class DivergedLogs {

    private static final String REPORTS = "diverged";
    private static final String ACCEPTED = "accept-log";
    /// The longest file that is looked at; a report has a few hundred bytes.
    private static final int LONGEST = 8 * 1024;
    private static final Logger LOG = Logger.getLogger(DivergedLogs.class);

    private final String reader;
    private final Path folder;

    /// @param reader the reader's name
    /// @param folder its data folder
    public DivergedLogs(String reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    /// Reports the divergence, and says whether an operator has accepted it. Then the new position is kept first, and the
    /// files go afterwards, so that after a crash in between nobody is asked again.
    ///
    /// @param begin keeps that the new log is read from its beginning: a desk journals it
    public CompletionStage<Boolean> mayReadAnew(Divergence divergence,
            Function<Divergence, CompletionStage<?>> begin) {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                report(divergence);
                var accepted = isAccepted(divergence);
                if (accepted) {
                    begin.apply(divergence).toCompletableFuture().join();
                    forget(divergence.service());
                }
                answer.complete(accepted);
            } catch (IOException | RuntimeException | Error e) {
                // Whatever it was: the reader that waits for this asks again, and does not wait for ever.
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// There is nothing to be accepted any more: the log is followed.
    public void over(String service) {
        Thread.ofVirtual().start(() -> {
            try {
                forget(service);
            } catch (IOException e) {
                LOG.warnf("report of a divergence that is over not deleted: service=%s cause=%s", service,
                        e.getMessage());
            }
        });
    }

    /// Writes the report, unless it stands there.
    void report(Divergence divergence) throws IOException {
        var file = folder.resolve(REPORTS).resolve(divergence.service());
        if (read(file).filter(divergence::isSameAs).isPresent()) {
            return;
        }
        WholeFile.replace(file, out -> out.write(text(divergence).getBytes(UTF_8)));
    }

    /// Whether an operator accepts this divergence.
    boolean isAccepted(Divergence divergence) throws IOException {
        var file = folder.resolve(ACCEPTED).resolve(divergence.service());
        var accepted = read(file);
        if (accepted.isPresent() && !divergence.isSameAs(accepted.get())) {
            LOG.warnf("not accepted, because it is about another log: file=%s", file);
            Files.delete(file);
            return false;
        }
        return accepted.isPresent();
    }

    private void forget(String service) throws IOException {
        Files.deleteIfExists(folder.resolve(ACCEPTED).resolve(service));
        Files.deleteIfExists(folder.resolve(REPORTS).resolve(service));
    }

    private String text(Divergence divergence) {
        return String.format(Locale.ROOT, """
                # %1$s has read %2$s up to event %3$d, and finds another log there.
                # To have it read the new one from its beginning: ./carequeue accept-log %2$s
                # or move this file into the folder accept-log beside this one.
                service=%2$s
                read.log=%4$s
                read.sequence=%3$d
                read.event=%5$s
                log=%6$s
                head=%7$d
                """, reader, divergence.service(), divergence.read().sequence(), divergence.read().log(),
                divergence.read().eventId(), divergence.log(), divergence.head());
    }

    /// What a file reports; nothing where there is none, or one that is not whole yet.
    private static Optional<Divergence> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var lines = new Properties();
            lines.load(new StringReader(new String(in.readNBytes(LONGEST), UTF_8)));
            var head = number(lines.getProperty("head"));
            var sequence = number(lines.getProperty("read.sequence"));
            var service = lines.getProperty("service");
            var readLog = lines.getProperty("read.log");
            var event = lines.getProperty("read.event");
            var log = lines.getProperty("log");
            return service == null || readLog == null || sequence == null || event == null || log == null || head == null
                    ? Optional.empty()
                    : Optional.of(new Divergence(service, new Position(readLog, sequence, event), log, head));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text.strip());
    }
}
