package org.carequeue.statistics.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.bridge.journal.WholeFile;
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.store.Store;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Once a week the report of the week that is over, into a folder and by mail. Which was the last is kept in a file: none is
/// made twice, also across restarts, and those that were missed are made up for once. A mail that was taken when the machine stopped
/// may be sent once more.
public final class WeeklyReports {

    private static final Pattern FILE = Pattern.compile("carequeue-(\\d{4}-W\\d{2})\\.xlsx");
    private static final String WRITTEN = "written";
    private static final String MAILED = "mailed";
    private static final Logger LOG = Logger.getLogger(WeeklyReports.class);

    /// When, where, and how long.
    ///
    /// @param day on which a report is due
    /// @param hour from which on, by the clinic's clock
    /// @param folder for the files
    /// @param state the file that says which was the last
    /// @param keep so many weeks are kept
    public record Plan(DayOfWeek day, int hour, Path folder, Path state, int keep) {
    }

    private final Plan plan;
    private final Store store;
    private final Questions questions;
    private final BooleanSupplier caughtUp;
    private final @Nullable ReportMail mail;
    private final Clock clock;
    private final Repeated failures = new Repeated();
    private volatile @Nullable String trouble;
    private volatile @Nullable String last;

    /// @param caughtUp whether all is counted that is known of
    /// @param mail null where none is sent
    public WeeklyReports(Plan plan, Store store, Questions questions, BooleanSupplier caughtUp, @Nullable ReportMail mail,
            Clock clock) {
        this.plan = plan;
        this.store = store;
        this.questions = questions;
        this.caughtUp = caughtUp;
        this.mail = mail;
        this.clock = clock;
    }

    /// Why the report that is due is not there yet, for an operator; none where all are.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// The name of the week whose report was made last.
    public Optional<String> last() {
        return Optional.ofNullable(last);
    }

    /// Looks whether a report is due, and makes it. To be called by one thread, every now and then.
    public void look() {
        try {
            make();
            trouble = null;
            failures.over();
        } catch (ReportException | SQLException | IOException | IllegalStateException e) {
            // What a file system says is often the path alone.
            var why = e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
            trouble = why;
            if (failures.isToBeSaid(why)) {
                LOG.warnf("report not made or not sent, it will be tried again: times=%d cause=%s", failures.times(), why);
            }
        }
    }

    private void make() throws SQLException, IOException, ReportException {
        var zone = store.zone();
        if (zone.isEmpty()) {
            return; // nothing has been counted yet
        }
        var due = Week.due(clock.instant().atZone(zone.get()), plan.day(), plan.hour());
        var state = state();
        for (var week : missing(state.getProperty(WRITTEN), due)) {
            if (!caughtUp.getAsBoolean()) {
                throw new IllegalStateException("not all that has happened is counted yet");
            }
            write(week, zone.get());
            keep(state, WRITTEN, week);
        }
        last = state.getProperty(WRITTEN);
        if (mail != null) {
            for (var week : missing(state.getProperty(MAILED), due)) {
                // One that somebody has taken out of the folder meanwhile needs no mail.
                if (Files.exists(file(week))) {
                    mail.send(file(week), week.name());
                    LOG.infof("report sent: file=%s", file(week));
                }
                keep(state, MAILED, week);
            }
        }
    }

    /// From the one after the last on; the latest alone where there was none yet, and none that would not be kept.
    private List<Week> missing(@Nullable String last, Week due) {
        var next = Optional.ofNullable(last).flatMap(Week::of).map(week -> week.plus(1)).orElse(due);
        var oldest = due.plus(1L - plan.keep());
        return Stream.iterate(next.compareTo(oldest) < 0 ? oldest : next, week -> week.compareTo(due) <= 0,
                week -> week.plus(1)).toList();
    }

    private void write(Week week, ZoneId zone) throws SQLException, IOException {
        var report = new WeekBesideWeek(questions, week).written(zone);
        WholeFile.replace(file(week), out -> out.write(report));
        LOG.infof("report written: file=%s", file(week));
        var oldest = week.plus(1L - plan.keep());
        try (var files = Files.list(plan.folder())) {
            for (var file : files.toList()) {
                var name = FILE.matcher(file.getFileName().toString());
                if (name.matches() && Week.of(name.group(1)).filter(kept -> kept.compareTo(oldest) < 0).isPresent()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file(Week week) {
        return plan.folder().resolve("carequeue-" + week.name() + ".xlsx");
    }

    private Properties state() throws IOException {
        var state = new Properties();
        if (Files.exists(plan.state())) {
            try (var in = Files.newBufferedReader(plan.state())) {
                state.load(in);
            }
        }
        return state;
    }

    private void keep(Properties state, String what, Week week) throws IOException {
        state.setProperty(what, week.name());
        WholeFile.replace(plan.state(), out -> {
            for (var name : state.stringPropertyNames().stream().sorted().toList()) {
                out.write((name + "=" + state.getProperty(name) + "\n").getBytes(UTF_8));
            }
        });
    }
}
