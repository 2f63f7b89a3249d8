package org.carequeue.gateway.printing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.printing.Printed.Outcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One printer, whoever prints there: one slip at a time, a short line of those that wait, and what became of the last ones. Used
/// by virtual threads.
///
/// A slip that waits is either sent within [Bounds#turn] or never: by then whoever pressed has read that there is none, and one that
/// comes out later would be the next patient's.
final class Printer {

    private static final Logger LOG = Logger.getLogger(Printer.class);
    /// How it is, why it is off line, and what paper it has.
    private static final int[] QUESTIONS = { 1, 2, 4 };
    /// More than are printed while somebody may still ask again.
    private static final int MOST_KEPT = 200;

    /// @param dots what was to be printed, as a number
    private record Job(int dots, CompletableFuture<Printed> ends) {
    }

    /// How long things may take.
    ///
    /// @param waiting slips that wait while one is printed
    /// @param turn how long one of them waits
    /// @param sending for one slip: a printer whose memory is full takes it as fast as the paper comes out
    /// @param answer to a question, which a printer answers at once, also while it prints
    record Bounds(int waiting, Duration turn, Duration sending, Duration answer) {

        /// At 20 cm a second a slip takes less than one.
        static final Bounds USUAL = new Bounds(8, Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMillis(1500));
    }

    /// How it is, and since when.
    record Said(PrinterState state, @Nullable Instant since) {
    }

    private final PrinterAddress address;
    private final AllowedPrinters allowed;
    private final InstantSource clock;
    private final Bounds bounds;
    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore places;
    private final Map<String, Job> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
            return size() > MOST_KEPT;
        }
    };
    /// Whether it is one that says how it is.
    private volatile boolean hasAnswered;
    private volatile Said said = new Said(PrinterState.UNKNOWN, null);

    Printer(PrinterAddress address, AllowedPrinters allowed, InstantSource clock, Bounds bounds) {
        this.address = address;
        this.allowed = allowed;
        this.clock = clock;
        this.bounds = bounds;
        this.places = new Semaphore(1 + bounds.waiting());
    }

    Said said() {
        return said;
    }

    /// Prints a slip, once for each key.
    ///
    /// @param key by which it is known when it is sent again; null where nobody will
    /// @throws RefusedException where another slip had this key
    Printed print(@Nullable String key, SlipPicture slip) throws InterruptedException {
        var job = new Job(31 * slip.width() + Arrays.hashCode(slip.dots()), new CompletableFuture<>());
        var before = key == null ? null : keep(key, job);
        if (before != null) {
            if (before.dots() != job.dots()) {
                throw new RefusedException(BridgeProblem.IDEMPOTENCY_KEY_REUSED
                        .because("This key was sent with something else before. Please take another one."));
            }
            return before.ends().join();
        }
        // Whatever happens, whoever has sent the same once more hears of it.
        var printed = new Printed(Outcome.UNSURE, said.state());
        try {
            printed = inTurn(slip);
            return printed;
        } finally {
            job.ends().complete(printed);
        }
    }

    private synchronized @Nullable Job keep(String key, Job job) {
        return jobs.putIfAbsent(key, job);
    }

    private Printed inTurn(SlipPicture slip) throws InterruptedException {
        if (!places.tryAcquire()) {
            return new Printed(Outcome.BUSY, said.state());
        }
        try {
            if (!turn.tryAcquire(bounds.turn().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Printed(Outcome.BUSY, said.state());
            }
            try {
                return now(slip);
            } finally {
                turn.release();
            }
        } finally {
            places.release();
        }
    }

    private Printed now(SlipPicture slip) {
        if (!allowed.allows(address)) {
            return new Printed(Outcome.NOT_PRINTED, is(PrinterState.NOT_ALLOWED));
        }
        var bytes = slip.commands();
        var outcome = Outcome.NOT_PRINTED;
        try (var line = PrinterLine.open(address)) {
            var before = asked(line);
            if (!before.prints()) {
                return new Printed(Outcome.NOT_PRINTED, before);
            }
            if (before == PrinterState.SILENT) {
                return blindly(bytes);
            }
            outcome = Outcome.UNSURE;
            line.send(bytes, bounds.sending());
            // It answers in the order in which it was sent something: then all of the slip has arrived.
            var after = asked(line);
            return new Printed(after.prints() ? Outcome.PRINTED : Outcome.UNSURE, after);
        } catch (IOException failure) {
            return broke(outcome, failure);
        }
    }

    /// What it was asked ended the line.
    private Printed blindly(byte[] bytes) {
        var outcome = Outcome.NOT_PRINTED;
        try (var line = PrinterLine.open(address)) {
            outcome = Outcome.UNSURE;
            line.send(bytes, bounds.sending());
            return new Printed(Outcome.SENT, PrinterState.SILENT);
        } catch (IOException failure) {
            return broke(outcome, failure);
        }
    }

    private Printed broke(Outcome outcome, IOException failure) {
        LOG.debugf("a slip was not printed: printer=%s cause=%s", address, failure.getMessage());
        return new Printed(outcome, is(PrinterState.AWAY));
    }

    /// Looks how it is, unless a slip is being printed, which looks itself.
    void lookIfIdle() {
        if (turn.tryAcquire()) {
            try {
                look();
            } finally {
                turn.release();
            }
        }
    }

    private void look() {
        if (!allowed.allows(address)) {
            is(PrinterState.NOT_ALLOWED);
            return;
        }
        try (var line = PrinterLine.open(address)) {
            asked(line);
        } catch (IOException _) {
            is(PrinterState.AWAY);
        }
    }

    /// How it says that it is; one that has answered before and does not now is away.
    ///
    /// @throws IOException where it hangs up
    private PrinterState asked(PrinterLine line) throws IOException {
        try {
            var answers = new int[QUESTIONS.length];
            for (var i = 0; i < answers.length; i++) {
                answers[i] = line.ask(QUESTIONS[i], bounds.answer());
                if (!PrinterState.isAnswer(answers[i])) {
                    return is(PrinterState.STRANGE);
                }
            }
            hasAnswered = true;
            return is(PrinterState.of(answers[0], answers[1], answers[2]));
        } catch (IOException failure) {
            if (line.isLate()) {
                return is(hasAnswered ? PrinterState.AWAY : PrinterState.SILENT);
            }
            throw failure;
        }
    }

    private synchronized PrinterState is(PrinterState now) {
        var before = said.state();
        if (now != before) {
            said = new Said(now, clock.instant());
            LOG.infof("a printer is otherwise: printer=%s state=%s before=%s", address, now.word(), before.word());
        }
        return now;
    }
}
