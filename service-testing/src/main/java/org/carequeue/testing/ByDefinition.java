package org.carequeue.testing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// Who is next, as the rules say it and as slowly as can be: everybody is looked at for every place in the order, there
/// are no queues, and shares are compared in numbers without bounds.
public final class ByDefinition {

    private final ClinicSettings settings;
    private final List<Visit> waiting;
    private final Instant now;
    /// In whose line somebody stands: in that of the room for which they wait, if they wait for one that there is.
    private final IdentityHashMap<Visit, String> lines = new IdentityHashMap<>();

    /// @param waiting those who wait, in any order
    public ByDefinition(ClinicSettings settings, List<Visit> waiting, Instant now) {
        this.settings = settings;
        this.waiting = waiting;
        this.now = now;
        for (var visit : waiting) {
            var room = reservedFor(visit);
            lines.put(visit, room == null ? visit.serviceLine() : linesOf(room).getFirst());
        }
    }

    /// Whom a counter could call, the next one first: it makes no difference which.
    public List<Visit> ofCounters() {
        var lines = settings.serviceLines().stream().filter(ServiceLine::atCounters).map(ServiceLine::code).toList();
        return inOrder(new ArrayList<>(waiting.stream().filter(visit -> !visit.issuedAt().isAfter(now))
                .filter(visit -> reservedFor(visit) == null && lines.contains(visit.serviceLine())).toList()), lines,
                settings.calling().roomOrder());
    }

    /// Whom this room could call, the next one first.
    public List<Visit> of(Room room) {
        var lines = linesOf(room);
        var left = new ArrayList<>(waiting.stream().filter(visit -> !visit.issuedAt().isAfter(now))
                .filter(visit -> reservedFor(visit) == null ? lines.contains(visit.serviceLine())
                        : room.equals(reservedFor(visit)))
                .toList());
        return inOrder(left, lines, settings.calling().roomOrder());
    }

    /// Everybody, as a room would call them that takes every service line, and at the end who is not issued yet.
    public List<Visit> inTheClinic() {
        var issued = new ArrayList<Visit>();
        var later = new ArrayList<Visit>();
        waiting.forEach(visit -> (visit.issuedAt().isAfter(now) ? later : issued).add(visit));
        var order = new ArrayList<>(inOrder(issued, allLines(), RoomOrder.BEST_OF_ALL));
        while (!later.isEmpty()) {
            var next = best(later, allLines());
            later.remove(next);
            order.add(next);
        }
        return order;
    }

    private List<Visit> inOrder(List<Visit> left, List<String> lines, RoomOrder roomOrder) {
        var order = new ArrayList<Visit>();
        while (!left.isEmpty()) {
            var ready = left.stream()
                    .filter(visit -> visit.eligibility().notBefore() == null || !visit.eligibility().notBefore().isAfter(now))
                    .toList();
            var next = next(ready.isEmpty() ? left : ready, lines, roomOrder);
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private Visit next(List<Visit> among, List<String> lines, RoomOrder roomOrder) {
        if (roomOrder == RoomOrder.BEST_OF_ALL) {
            return best(among, lines);
        }
        var atOnce = among.stream().filter(visit -> visit.urgency().target().isZero()).toList();
        if (!atOnce.isEmpty()) {
            return best(atOnce, lines);
        }
        return lines.stream().map(line -> firstOf(line, among)).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    private Visit best(List<Visit> among, List<String> lines) {
        return lines.stream().map(line -> firstOf(line, among)).flatMap(Optional::stream)
                .min(by(settings.calling().policy())).orElseThrow();
    }

    private Optional<Visit> firstOf(String line, List<Visit> among) {
        var own = settings.serviceLine(line).orElseThrow().policy();
        return among.stream().filter(visit -> line.equals(lines.get(visit)))
                .min(by(own == null ? settings.calling().policy() : own));
    }

    private @Nullable Room reservedFor(Visit visit) {
        return visit.eligibility().onlyRoom() == null ? null : settings.room(visit.eligibility().onlyRoom()).orElse(null);
    }

    private List<String> linesOf(Room room) {
        return room.serviceLines().isEmpty()
                ? settings.serviceLines().stream().filter(line -> !line.atCounters()).map(ServiceLine::code).toList()
                : room.serviceLines();
    }

    private List<String> allLines() {
        return settings.serviceLines().stream().map(line -> line.code()).toList();
    }

    // ── the policies ──

    private Comparator<Visit> by(Policy policy) {
        return switch (policy) {
            case RATIO -> tier().thenComparing(score().reversed()).thenComparing(rank()).thenComparing(issue());
            case DUE -> tier().thenComparing(visit -> visit.issuedAt().plus(visit.urgency().target())).thenComparing(rank())
                    .thenComparing(issue());
            case STRICT -> rank().thenComparing(issue());
            case FIFO -> issue();
        };
    }

    private static Comparator<Visit> tier() {
        return Comparator.comparingInt(visit -> Objects.requireNonNull(visit.urgency().tier()));
    }

    private static Comparator<Visit> rank() {
        return Comparator.comparingInt(visit -> visit.urgency().rank());
    }

    private static Comparator<Visit> issue() {
        return Comparator.comparing(Visit::issuedAt).thenComparingLong(Visit::order).thenComparing(Visit::ticket);
    }

    /// A share of a target of zero is larger than any other.
    private Comparator<Visit> score() {
        return (one, other) -> {
            if (one.urgency().target().isZero() || other.urgency().target().isZero()) {
                return Boolean.compare(one.urgency().target().isZero(), other.urgency().target().isZero());
            }
            return waited(one).multiply(millis(other.urgency().target()))
                    .compareTo(waited(other).multiply(millis(one.urgency().target())));
        };
    }

    private BigInteger waited(Visit visit) {
        return millis(Duration.between(visit.issuedAt(), now));
    }

    private static BigInteger millis(Duration duration) {
        return BigInteger.valueOf(duration.toMillis());
    }
}
