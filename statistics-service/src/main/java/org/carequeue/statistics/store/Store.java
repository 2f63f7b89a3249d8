package org.carequeue.statistics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Services;
import org.carequeue.statistics.columns.ColumnWriter;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.Rows;
import org.carequeue.statistics.model.VisitRow;
import org.jspecify.annotations.Nullable;

/// Rows and positions. A batch of events and how far their log was read are one transaction, so that each event counts exactly
/// once, whenever this process or the database ends. One thread writes; a question has a connection of its own.
///
/// After a failure nobody knows what the database has: it is closed here until [#open] has asked it.
public final class Store {

    /// Shorter than the gateway waits for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DataSource database;
    private final Supplier<Projection> fresh;
    /// A page asks more at once than there are connections, and for years of figures it takes seconds: they wait here, so that
    /// whoever writes has a connection at any time, and does not take the database for gone.
    private final Semaphore questions;
    private @Nullable Projection projection;
    /// What others ask after while a batch is written. Null while the database is not known to be there.
    private volatile @Nullable Map<String, Tables.Read> read;
    private Map<String, LocalDate> totalsUpTo = Map.of();
    private volatile String trouble = "the database is not open yet";

    /// Does something with a connection.
    @FunctionalInterface
    public interface Work<T> {
        T with(Sql sql) throws SQLException;
    }

    /// @param database with or without tables
    /// @param fresh makes a projection that knows of no clinic
    /// @param atOnce how many questions are answered at once: fewer than there are connections
    public Store(DataSource database, Supplier<Projection> fresh, int atOnce) {
        this.database = database;
        this.fresh = fresh;
        this.questions = new Semaphore(atOnce, true);
    }

    /// Makes the tables where they are missing, and learns how far the logs were read. Waits for the database.
    ///
    /// @throws SQLException when there is none, or none that can be used
    public synchronized void open() throws SQLException {
        try {
            Migration.run(database);
            learn();
        } catch (SQLException | RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    private void learn() throws SQLException {
        var learned = fresh.get();
        var positions = new HashMap<String, Tables.Read>();
        try (var connection = database.getConnection()) {
            var tables = new Tables(new Sql(connection));
            tables.settings(learned);
            tables.read().forEach(log -> positions.put(log.service(), log));
            totalsUpTo = tables.totalsUpTo();
        }
        projection = learned;
        read = Map.copyOf(positions);
    }

    public boolean isOpen() {
        return read != null;
    }

    /// Why it is not open, for an operator.
    public String trouble() {
        return trouble;
    }

    /// The last event of a service that is counted.
    ///
    /// @throws IllegalStateException while the database is not open
    public Optional<Position> positionOf(String service) {
        return Optional.ofNullable(known().get(service)).map(Tables.Read::position);
    }

    /// When the last event that is counted was, of each service, in milliseconds since 1970 in UTC.
    ///
    /// @throws IllegalStateException while the database is not open
    public Map<String, Long> upTo() {
        var times = new HashMap<String, Long>();
        known().forEach((service, log) -> times.put(service, log.upTo()));
        return times;
    }

    private Map<String, Tables.Read> known() {
        var known = read;
        if (known == null) {
            throw new IllegalStateException(trouble);
        }
        return known;
    }

    /// Counts a batch of one log.
    ///
    /// @param batch in order and without gaps
    /// @throws SQLException when nobody knows whether it is counted
    /// @throws IllegalStateException when it is not what comes next, so that nothing of it is counted
    public synchronized void take(List<Envelope<ClinicEvent>> batch) throws SQLException {
        var first = batch.getFirst();
        var service = first.service();
        var before = positionOf(service).orElse(Position.start(first.log()));
        if (!before.log().equals(first.log()) || before.sequence() + 1 != first.sequence()) {
            throw new IllegalStateException("event " + first.sequence() + " of " + service + " does not come after "
                    + before.sequence());
        }
        var last = batch.getLast();
        change(tables -> {
            var rows = tables.before(Projection.tickets(batch), Projection.prescriptions(batch));
            var otherHours = apply(batch, rows);
            rows.forget(totalsUpTo);
            tables.write(rows);
            if (otherHours != null) {
                tables.byTheClock(projection(), otherHours);
            }
            tables.read(service, last.position(), last.time().toEpochMilli(), projection().staffIn(service));
        }, new Tables.Read(service, last.position(), last.time().toEpochMilli()));
    }

    /// A log is read from its beginning from now on; what was counted of the former one stays.
    public synchronized void readAnew(String service, String log) throws SQLException {
        var start = Position.start(log);
        change(tables -> tables.read(service, start, 0, projection().staffIn(service)), new Tables.Read(service, start, 0));
    }

    /// Writes the [columns][ColumnWriter] of one day that has none and is not the last one; false where there is no such day.
    public synchronized boolean writeColumns() throws SQLException {
        var written = new AtomicBoolean();
        transaction(tables -> {
            var day = tables.dayWithoutColumns();
            if (day != null) {
                tables.writeColumns(day);
                written.set(true);
            }
        });
        return written.get();
    }

    /// By which clock each clinic lives then, in milliseconds since 1970 in UTC.
    synchronized Map<String, ZoneId> zones(long then) {
        var zones = new HashMap<String, ZoneId>();
        for (var clinic : projection().clinics()) {
            zones.put(clinic, projection().zonesOf(clinic).at(then));
        }
        return zones;
    }

    /// Has totals stand in the place of a clinic's first day, where it is before that day and all logs have been read up to two
    /// days behind it; false where there is no such day.
    synchronized boolean retire(String clinic, ZoneId zone, LocalDate before, Function<Days.Columns, DayTotals> totals)
            throws SQLException {
        var read = upTo();
        if (!read.keySet().containsAll(Services.NAMES)) {
            return false;
        }
        var known = LocalDate.ofInstant(Instant.ofEpochMilli(Collections.min(read.values())), zone).minusDays(1);
        var retired = new AtomicReference<LocalDate>();
        transaction(tables -> {
            var day = tables.firstBefore(clinic, known.isBefore(before) ? known : before);
            if (day != null) {
                tables.retire(day, totals.apply(new Days.Columns(clinic, day.day(), tables.columns(day))));
                retired.set(day.day());
            }
        });
        if (retired.get() == null) {
            return false;
        }
        var upTo = new HashMap<>(totalsUpTo);
        upTo.merge(clinic, retired.get(), (one, other) -> one.isAfter(other) ? one : other);
        totalsUpTo = Map.copyOf(upTo);
        return true;
    }

    /// Nothing is counted any more, and every log is read from its beginning.
    public synchronized void empty() throws SQLException {
        known();
        transaction(Tables::empty);
        learn();
    }

    private @Nullable Long apply(List<Envelope<ClinicEvent>> batch, Rows rows) {
        Long since = null;
        for (var event : batch) {
            var otherHours = projection().apply(event, rows);
            if (otherHours != null && (since == null || otherHours < since)) {
                since = otherHours;
            }
        }
        return since;
    }

    private Projection projection() {
        if (projection == null) {
            throw new IllegalStateException(trouble);
        }
        return projection;
    }

    private interface Change {
        void of(Tables tables) throws SQLException;
    }

    private void change(Change change, Tables.Read then) throws SQLException {
        var positions = new HashMap<>(known());
        transaction(change);
        positions.put(then.service(), then);
        read = Map.copyOf(positions);
    }

    private void transaction(Change change) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                change.of(new Tables(new Sql(connection)));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }

    private void failed(Exception why) {
        read = null;
        trouble = "the database cannot be used: " + why.getMessage();
    }

    /// What is kept of a day.
    ///
    /// @param visits in the order of their issue
    /// @param settings by which the clinic worked when the last of them came
    public record Day(List<VisitRow> visits, ClinicSettings settings) {
        public Day {
            visits = List.copyOf(visits);
        }
    }

    /// What is kept of an operating day; nothing where that is nothing.
    ///
    /// @param most so many visits of it
    /// @throws IllegalStateException while the database is not open
    public Optional<Day> day(LocalDate day, int most) throws SQLException {
        return ask(sql -> {
            var tables = new Tables(sql);
            var visits = tables.visitsOf(day, most);
            return visits.isEmpty() ? Optional.empty()
                    : tables.settingsAt(visits.getLast().clinic(), visits.getLast().issuedAt())
                            .map(settings -> new Day(visits, settings));
        });
    }

    /// By which clock the clinic lives, by its latest settings; none before these are counted.
    ///
    /// @throws IllegalStateException while the database is not open
    public Optional<ZoneId> zone() throws SQLException {
        return ask(sql -> sql.list("SELECT * FROM settings ORDER BY since DESC LIMIT 1", List.of(),
                row -> SettingsText.row(row).settings().zone())).stream().findFirst();
    }

    /// Asks the database something: all of it is as it was at one moment. A question that fails says nothing of the next one, and
    /// none asks another.
    ///
    /// @throws SQLException also where others are being answered for so long
    /// @throws IllegalStateException while the database is not open
    public <T> T ask(Work<T> question) throws SQLException {
        known();
        try {
            if (!questions.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException("other questions take too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("this is being ended", e);
        }
        try {
            return answer(question);
        } finally {
            questions.release();
        }
    }

    private <T> T answer(Work<T> question) throws SQLException {
        try (var connection = database.getConnection()) {
            // The pool gives it to the next one as it was.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                var answer = question.with(new Sql(connection));
                connection.rollback();
                return answer;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }
}
