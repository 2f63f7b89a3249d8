package org.carequeue.statistics.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;
import org.carequeue.statistics.model.VisitRow;
import org.carequeue.statistics.question.Figures.Times;
import org.carequeue.statistics.question.Measures;
import org.carequeue.statistics.replay.WorkedAt.Span;
import org.carequeue.waiting.estimate.Situation;
import org.jspecify.annotations.Nullable;

/// Learns from the rows of a day what is needed to play it again.
final class DayReader {

    /// While somebody waits, a doctor who calls nobody for so long is not there; for less it is what lies between two patients.
    private static final long PAUSE_MS = Situation.PAUSE.toMillis();
    private static final long LONGEST_RESPONSE_MS = Duration.ofMinutes(30).toMillis();

    private final ClinicSettings settings;
    private final @Nullable Long until;
    private final Collection<VisitRow> rows;
    private final long usualResponse;
    private final Map<String, Long> usualConsultation = new HashMap<>();
    private final long usualOfAll;
    private final long end;

    /// A room or counter.
    private record Where(Workplace kind, String name) {
    }

    /// A patient at a workplace.
    private record Held(long from, long to) {
    }

    private DayReader(Collection<VisitRow> rows, ClinicSettings settings, @Nullable Long until) {
        this.rows = rows;
        this.settings = settings;
        this.until = until;
        usualResponse = median(rows.stream().map(DayReader::response).filter(Objects::nonNull).toList());
        var consultations = new HashMap<String, List<Long>>();
        rows.stream().filter(DayReader::isMeasured).forEach(
                row -> consultations.computeIfAbsent(row.level(), _ -> new ArrayList<>()).add(row.consultationMs()));
        consultations.forEach((level, times) -> usualConsultation.put(level, median(times)));
        usualOfAll = median(consultations.values().stream().flatMap(List::stream).toList());
        end = rows.stream().mapToLong(DayReader::last).max().orElse(0);
    }

    /// @param day in the order in which the tickets were issued
    /// @param until where the day has come to; none where it is over
    /// @return nothing where nobody was called and seen to the end, so that nobody knows how long that takes
    static Optional<PlayedDay> read(List<VisitRow> day, ClinicSettings settings, @Nullable Long until) {
        // Of a number that was given twice, the last one.
        var rows = new LinkedHashMap<String, VisitRow>();
        day.stream().filter(row -> !row.status().equals(VisitStatus.REPLACED.wire()))
                .forEach(row -> rows.put(row.ticket(), row));
        return rows.values().stream().anyMatch(DayReader::isMeasured)
                ? Optional.of(new DayReader(rows.values(), settings, until).day())
                : Optional.empty();
    }

    /// What became of the patients.
    static Replay.Outcome was(PlayedDay day, List<VisitRow> rows) {
        var called = new HashMap<TicketId, Long>();
        rows.stream().filter(row -> row.calledAt() != null)
                .forEach(row -> called.put(TicketId.parse(row.ticket()), Objects.requireNonNull(row.calledAt())));
        var left = new LinkedHashSet<TicketId>();
        day.patients().stream().filter(patient -> patient.leavesAt() != null).forEach(patient -> left.add(patient.ticket()));
        return new Replay.Outcome(called, left);
    }

    private PlayedDay day() {
        var held = new TreeMap<Where, List<Held>>(Comparator.comparing(Where::kind).thenComparing(Where::name));
        for (var row : rows) {
            var where = where(row);
            if (where != null) {
                var from = from(row);
                held.computeIfAbsent(where, _ -> new ArrayList<>()).add(new Held(from, from + holds(row)));
            }
        }
        var turnarounds = new ArrayList<Long>();
        var workplaces = held.entrySet().stream()
                .map(entry -> worked(entry.getKey(), entry.getValue(), turnarounds)).toList();
        return new PlayedDay(settings, rows.stream().map(this::patient).toList(), workplaces, median(turnarounds), until);
    }

    // ── patients ──

    private Patient patient(VisitRow row) {
        return new Patient(TicketId.parse(row.ticket()), row.line(), row.issuedAt(), new Priority(row.level()),
                row.targetMs(), row.levelledAt(), holds(row), leaves(row));
    }

    /// Those who gave up; and those who wait still when a day is over, for whom it ends with its last patient.
    private @Nullable Long leaves(VisitRow row) {
        if (row.calledAt() != null) {
            return null;
        }
        return row.endedAt() != null ? row.endedAt() : until == null ? (Long) end : null;
    }

    private long holds(VisitRow row) {
        var response = response(row);
        if (row.startedAt() != null) {
            return (response == null ? usualResponse : response)
                    + (isMeasured(row) ? row.consultationMs() : usualConsultation(row.level()));
        }
        if (row.calledAt() == null || row.status().equals(VisitStatus.CALLED.wire())) {
            return usualResponse + usualConsultation(row.level());
        }
        return usualResponse * Math.max(1, row.calls());
    }

    private long usualConsultation(String level) {
        return usualConsultation.getOrDefault(level, usualOfAll);
    }

    /// Of those who came at the first call.
    private static @Nullable Long response(VisitRow row) {
        if (row.startedAt() == null || row.calledAt() == null || row.calls() != 1) {
            return null;
        }
        var response = row.startedAt() - row.calledAt();
        return response <= LONGEST_RESPONSE_MS ? (Long) response : null;
    }

    private static boolean isMeasured(VisitRow row) {
        return row.status().equals(VisitStatus.FINISHED.wire()) && row.startedAt() != null
                && row.consultationMs() <= Measures.LONGEST_CONSULTATION_MS;
    }

    private static long last(VisitRow row) {
        return Math.max(row.issuedAt(), row.endedAt() == null ? row.calledAt() == null ? 0 : row.calledAt() : row.endedAt());
    }

    // ── rooms and counters ──

    private static @Nullable Where where(VisitRow row) {
        if (row.calledAt() == null) {
            return null;
        }
        return row.room() != null ? new Where(Workplace.ROOM, row.room())
                : row.counter() != null ? new Where(Workplace.COUNTER, row.counter()) : null;
    }

    private long from(VisitRow row) {
        var calledAt = Objects.requireNonNull(row.calledAt());
        return row.startedAt() == null || response(row) != null ? calledAt
                : Math.max(calledAt, row.startedAt() - usualResponse);
    }

    private WorkedAt worked(Where where, List<Held> held, List<Long> turnarounds) {
        var inTurn = held.stream().sorted(Comparator.comparingLong(Held::from)).toList();
        var spans = new ArrayList<Span>();
        var from = inTurn.getFirst().from();
        var to = inTurn.getFirst().to();
        for (var next : inTurn) {
            var gap = next.from() - to;
            if (gap > 0 && somebodyWaited(where, to, next.from())) {
                if (gap >= PAUSE_MS) {
                    spans.add(new Span(from, to));
                    from = next.from();
                } else {
                    turnarounds.add(gap);
                }
            }
            to = Math.max(to, next.to());
        }
        spans.add(new Span(from, to));
        return new WorkedAt(where.kind(), where.name(), spans, held.size());
    }

    /// All the time, and could have been called there.
    private boolean somebodyWaited(Where where, long from, long to) {
        return rows.stream().anyMatch(row -> row.issuedAt() <= from && takes(where, row.line()) && waitedUntil(row) >= to);
    }

    private long waitedUntil(VisitRow row) {
        var left = row.calledAt() == null ? leaves(row) : row.calledAt();
        return left == null ? Long.MAX_VALUE : left;
    }

    private boolean takes(Where where, String line) {
        return where.kind() == Workplace.COUNTER ? settings.serviceLinesOfCounters().contains(line)
                : settings.room(where.name()).map(room -> settings.takes(room, line))
                        .orElseGet(() -> !settings.serviceLinesOfCounters().contains(line));
    }

    private static long median(List<Long> values) {
        var median = Times.of(values).median();
        return median == null ? 0 : median.toMillis();
    }
}
