package org.carequeue.statistics.question;

import static org.carequeue.events.VisitStatus.CANCELLED;
import static org.carequeue.events.VisitStatus.DAY_ENDED;
import static org.carequeue.events.VisitStatus.FINISHED;
import static org.carequeue.events.VisitStatus.NO_SHOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.carequeue.events.VisitStatus;
import org.carequeue.statistics.columns.ColumnReader;
import org.carequeue.statistics.columns.Level;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.Figures.Times;
import org.jspecify.annotations.Nullable;

/// The visits of one group, while they are counted. docs/STATISTICS.md defines each figure.
final class VisitSums {

    private static final int TIMES = 5;

    private int issued;
    private int called;
    private int seen;
    private int finished;
    private int open;
    private int left;
    private int noShows;
    private int notMeasured;
    private int waits;
    private int inTime;
    private long calls;
    private long loadMs;
    private long otherHours;
    private final long[] otherTimes = new long[TIMES];
    private boolean hasTotals;
    private final int firstHour;
    private final BitSet hours = new BitSet();
    private final NearestRanks toCall;
    private final NearestRanks doorToDoctor;
    private final NearestRanks response;
    private final NearestRanks consultation;
    private final NearestRanks stay;

    /// @param firstHour before which none ended, in hours since 1970
    /// @param few whether there are never many
    VisitSums(int firstHour, boolean few) {
        this.firstHour = firstHour;
        toCall = new NearestRanks(Measures.LONGEST_STAY_MS, few);
        doorToDoctor = new NearestRanks(Measures.LONGEST_STAY_MS, few);
        response = new NearestRanks(Measures.LONGEST_STAY_MS, few);
        consultation = new NearestRanks(Measures.LONGEST_CONSULTATION_MS, few);
        stay = new NearestRanks(Measures.LONGEST_STAY_MS, few);
    }

    /// One more: the visit at which a reader is.
    ///
    /// @param over whether another day has begun since
    void count(ColumnReader visit, VisitStatus status, Level level, boolean over) {
        issued++;
        calls += visit.calls();
        var wasCalled = visit.toCall() != ColumnReader.UNKNOWN;
        var wasSeen = visit.doorToDoctor() != ColumnReader.UNKNOWN;
        if (wasCalled) {
            called++;
            if (visit.toCall() <= Measures.LONGEST_STAY_MS) {
                waits++;
            }
            if (visit.toCall() <= Measures.targetMs(level.targetMs())) {
                inTime++;
            }
        }
        if (wasSeen) {
            seen++;
        }
        if (status == FINISHED) {
            finished++;
            if (visit.endedIn() != ColumnReader.UNKNOWN) {
                hours.set(Math.max(0, visit.endedIn() - firstHour));
            }
        }
        if (status.isOpen()) {
            open++;
        }
        if (!wasSeen && (status == CANCELLED || status == NO_SHOW || status == DAY_ENDED)) {
            left++;
        }
        if (status == NO_SHOW || status == DAY_ENDED && !wasSeen && visit.isUnanswered()) {
            noShows++;
        }
        if (visit.consultation() <= Measures.LONGEST_CONSULTATION_MS) {
            loadMs += visit.consultation();
        }
        if (status == DAY_ENDED || status.isOpen() && over || visit.consultation() > Measures.LONGEST_CONSULTATION_MS
                || visit.toCall() > Measures.LONGEST_STAY_MS || status == FINISHED && visit.stay() > Measures.LONGEST_STAY_MS) {
            notMeasured++;
        }
        times(visit, status);
    }

    /// Its times alone, the first time or once more.
    void times(ColumnReader visit, VisitStatus status) {
        toCall.add(visit.toCall());
        doorToDoctor.add(visit.doorToDoctor());
        response.add(visit.response());
        if (status == FINISHED && visit.doorToDoctor() != ColumnReader.UNKNOWN) {
            consultation.add(visit.consultation());
        }
        if ((status == FINISHED || status == CANCELLED) && visit.consultation() <= Measures.LONGEST_CONSULTATION_MS) {
            stay.add(visit.stay());
        }
    }

    private List<NearestRanks> all() {
        return List.of(toCall, doorToDoctor, response, consultation, stay);
    }

    /// Whether their times are to be told once more.
    boolean areToldTwice() {
        return all().stream().anyMatch(NearestRanks::isToldTwice);
    }

    /// They are, from now on.
    void tellAgain() {
        all().forEach(NearestRanks::tellAgain);
    }

    /// What is kept of them when their rows are not any more.
    List<Long> totals() {
        var totals = new ArrayList<>(List.of((long) issued, (long) called, (long) seen, (long) finished, (long) open,
                (long) left, (long) noShows, (long) notMeasured, (long) waits, (long) inTime, calls,
                (long) hours.cardinality(), loadMs));
        all().forEach(times -> totals.add((long) times.measured()));
        return totals;
    }

    /// A day of which that is left.
    void add(List<Long> totals) {
        var count = totals.iterator();
        issued += count.next().intValue();
        called += count.next().intValue();
        seen += count.next().intValue();
        finished += count.next().intValue();
        open += count.next().intValue();
        left += count.next().intValue();
        noShows += count.next().intValue();
        notMeasured += count.next().intValue();
        waits += count.next().intValue();
        inTime += count.next().intValue();
        calls += count.next();
        otherHours += count.next();
        loadMs += count.next();
        for (int times = 0; times < TIMES; times++) {
            otherTimes[times] += count.next();
        }
        hasTotals = true;
    }

    /// Of days whose own times are not known, none are.
    private Times times(int which, NearestRanks times) {
        return hasTotals ? new Times(times.measured() + (int) otherTimes[which], null, null) : times.times();
    }

    OfVisits figures() {
        return new OfVisits(issued, called, seen, finished, open, left, share(left, issued), noShows, share(noShows, called),
                notMeasured, share(inTime, waits), times(0, toCall), times(1, doorToDoctor), times(2, response),
                times(3, consultation), times(4, stay), share(calls - called, called),
                share(finished, (int) (hours.cardinality() + otherHours)), Duration.ofMillis(loadMs));
    }

    private static @Nullable Double share(long part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
