package org.carequeue.statistics.question;

import java.util.List;
import java.util.stream.Stream;

import org.carequeue.events.PrescriptionStatus;
import org.carequeue.statistics.columns.ColumnReader;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.Times;

/// The prescriptions of one group, while they are counted. docs/STATISTICS.md defines each figure.
final class PrescriptionSums {

    private int submitted;
    private int rests;
    private int handedOver;
    private int notCollected;
    private int declined;
    private int cancelled;
    private int items;
    private int supplied;
    private int partial;
    private int substituted;
    private int refused;
    private long otherToReady;
    private long otherToHandOver;
    private boolean hasTotals;
    private final NearestRanks toReady;
    private final NearestRanks toHandOver;

    /// @param few whether there are never many
    PrescriptionSums(boolean few) {
        toReady = new NearestRanks(Measures.LONGEST_STAY_MS, few);
        toHandOver = new NearestRanks(Measures.LONGEST_STAY_MS, few);
    }

    /// One more: the prescription at which a reader is.
    void count(ColumnReader prescription, String status) {
        if (prescription.isRest()) {
            rests++;
        } else {
            submitted++;
            items += prescription.medicines();
            supplied += prescription.supplied();
            partial += prescription.partial();
            substituted += prescription.substituted();
            refused += prescription.refused();
        }
        if (prescription.isHandedOver()) {
            handedOver++;
        }
        if (prescription.isNotCollected()) {
            notCollected++;
        }
        if (status.equals(PrescriptionStatus.DECLINED.wire())) {
            declined++;
        }
        if (status.equals(PrescriptionStatus.CANCELLED.wire())) {
            cancelled++;
        }
        times(prescription);
    }

    /// Its times alone, the first time or once more.
    void times(ColumnReader prescription) {
        if (!prescription.isRest()) {
            toReady.add(prescription.toReady());
        }
        if (!prescription.isNotCollected()) {
            toHandOver.add(prescription.toHandOver());
        }
    }

    /// Whether their times are to be told once more.
    boolean areToldTwice() {
        return toReady.isToldTwice() || toHandOver.isToldTwice();
    }

    /// They are, from now on.
    void tellAgain() {
        toReady.tellAgain();
        toHandOver.tellAgain();
    }

    /// What is kept of them when their rows are not any more.
    List<Long> totals() {
        return Stream.of(submitted, rests, handedOver, notCollected, declined, cancelled, items, supplied, partial, substituted,
                refused, toReady.measured(), toHandOver.measured()).map(Integer::longValue).toList();
    }

    /// A day of which that is left.
    void add(List<Long> totals) {
        var count = totals.iterator();
        submitted += count.next().intValue();
        rests += count.next().intValue();
        handedOver += count.next().intValue();
        notCollected += count.next().intValue();
        declined += count.next().intValue();
        cancelled += count.next().intValue();
        items += count.next().intValue();
        supplied += count.next().intValue();
        partial += count.next().intValue();
        substituted += count.next().intValue();
        refused += count.next().intValue();
        otherToReady += count.next();
        otherToHandOver += count.next();
        hasTotals = true;
    }

    private Times times(NearestRanks times, long other) {
        return hasTotals ? new Times(times.measured() + (int) other, null, null) : times.times();
    }

    OfPrescriptions figures() {
        return new OfPrescriptions(submitted, rests, handedOver, notCollected, declined, cancelled,
                times(toReady, otherToReady), times(toHandOver, otherToHandOver), items, supplied, partial, substituted,
                refused);
    }
}
