package org.carequeue.statistics.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.carequeue.events.Supply;
import org.carequeue.events.VisitStatus;
import org.carequeue.statistics.model.ItemRow;
import org.carequeue.statistics.model.PrescriptionRow;
import org.carequeue.statistics.model.VisitRow;
import org.jspecify.annotations.Nullable;

/// Writes what [ColumnReader] reads: a day's visits and prescriptions of one clinic, without what no figure needs. A visit that was
/// replaced is none.
public final class ColumnWriter {

    /// Of what follows: a later build that writes another one takes this for nothing.
    static final byte FORM = 1;
    /// A time that is not known.
    static final int UNKNOWN = Integer.MIN_VALUE;
    static final int UNANSWERED = 1;
    static final int REST = 1;
    static final int NOT_COLLECTED = 2;
    static final int HANDED_OVER = 4;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final int MOST_OF_A_BYTE = 254;

    /// What is said by its place, from 1 on; 0 is nothing.
    private static final class Places<T> {
        private final Map<T, Integer> places = new LinkedHashMap<>();

        void see(@Nullable T value) {
            if (value != null) {
                places.putIfAbsent(value, places.size() + 1);
            }
        }

        int of(@Nullable T value) {
            return value == null ? 0 : places.getOrDefault(value, 0);
        }

        boolean areMany() {
            return places.size() > MOST_OF_A_BYTE;
        }

        Set<T> all() {
            return places.keySet();
        }
    }

    private final Places<String> lines = new Places<>();
    private final Places<Level> levels = new Places<>();
    private final Places<String> rooms = new Places<>();
    private final Places<String> counters = new Places<>();
    private final Places<String> people = new Places<>();
    private final Places<String> statuses = new Places<>();
    private final Map<String, String> lineOfTicket = new HashMap<>();
    private final Map<String, Long> lastHandedOver = new HashMap<>();
    private final Map<String, int[]> medicines = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private boolean wide;

    private ColumnWriter() {
    }

    /// The columns of these rows, which are all that there are of one operating day and clinic, in whatever order.
    public static byte[] of(List<VisitRow> visits, List<PrescriptionRow> prescriptions, List<ItemRow> items) {
        try {
            return new ColumnWriter().write(
                    visits.stream().filter(row -> !row.status().equals(VisitStatus.REPLACED.wire()))
                            .sorted(Comparator.comparing(VisitRow::issuedAt).thenComparing(VisitRow::ticket)).toList(),
                    prescriptions.stream().sorted(Comparator.comparing(PrescriptionRow::submittedAt)
                            .thenComparing(PrescriptionRow::id)).toList(),
                    items);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
    }

    private byte[] write(List<VisitRow> visits, List<PrescriptionRow> prescriptions, List<ItemRow> items) throws IOException {
        for (var row : visits) {
            see(row);
        }
        for (var row : prescriptions) {
            see(row);
        }
        for (var row : items) {
            see(row);
        }
        wide = lines.areMany() || levels.areMany() || rooms.areMany() || counters.areMany() || people.areMany();
        out.writeByte(FORM);
        out.writeBoolean(wide);
        for (var places : List.of(lines, rooms, counters, people, statuses)) {
            out.writeInt(places.all().size());
            for (var text : places.all()) {
                text(text);
            }
        }
        out.writeInt(levels.all().size());
        for (var level : levels.all()) {
            text(level.code());
            out.writeInt(level.rank());
            out.writeLong(level.targetMs());
        }
        out.writeInt(visits.size());
        out.writeInt(prescriptions.size());
        for (var row : visits) {
            write(row);
        }
        for (var row : prescriptions) {
            write(row);
        }
        return bytes.toByteArray();
    }

    private void see(VisitRow row) {
        lines.see(row.line());
        levels.see(level(row));
        rooms.see(row.room());
        counters.see(row.counter());
        people.see(row.staff());
        statuses.see(row.status());
        lineOfTicket.put(row.ticket(), row.line());
    }

    private void see(PrescriptionRow row) {
        levels.see(level(row));
        rooms.see(row.room());
        counters.see(row.counter());
        people.see(row.dispenser());
        statuses.see(row.status());
        var handedOver = row.handedOverAt();
        if (handedOver != null && row.notCollectedAt() == null) {
            lastHandedOver.merge(row.ticket(), handedOver, Math::max);
        }
    }

    /// How many in all, supplied, in part, substituted, refused.
    private void see(ItemRow row) {
        var counts = medicines.computeIfAbsent(row.prescription(), _ -> new int[ColumnReader.OUTCOMES]);
        counts[0]++;
        var outcome = row.outcome();
        var place = outcome == null ? 0
                : outcome.equals(Supply.Outcome.SUPPLIED.wire()) ? 1
                        : outcome.equals(Supply.Outcome.PARTIAL.wire()) ? 2
                                : outcome.equals(Supply.Outcome.SUBSTITUTED.wire()) ? 3
                                        : outcome.equals(Supply.Outcome.DECLINED.wire()) ? 4 : 0;
        if (place > 0) {
            counts[place]++;
        }
    }

    private static Level level(VisitRow row) {
        return new Level(row.level(), row.levelRank(), row.targetMs());
    }

    private static Level level(PrescriptionRow row) {
        return new Level(row.level(), row.levelRank(), 0);
    }

    private void write(VisitRow row) throws IOException {
        out.writeByte(row.hour());
        var endedHour = row.endedHour();
        out.writeByte(endedHour == null ? -1 : endedHour);
        place(lines.of(row.line()));
        place(levels.of(level(row)));
        place(rooms.of(row.room()));
        place(counters.of(row.counter()));
        place(people.of(row.staff()));
        out.writeByte(statuses.of(row.status()));
        out.writeByte(row.unanswered() > 0 ? UNANSWERED : 0);
        out.writeShort(Math.min(Short.MAX_VALUE, row.calls()));
        time(row.issuedAt(), row.calledAt());
        time(row.issuedAt(), row.startedAt());
        time(row.calledAt(), row.startedAt());
        out.writeInt(clamped(row.consultationMs()));
        var ended = row.endedAt();
        time(row.issuedAt(), ended == null ? null : Math.max(ended, lastHandedOver.getOrDefault(row.ticket(), ended)));
        out.writeInt(ended == null ? UNKNOWN : (int) (ended / HOUR_MS));
    }

    private void write(PrescriptionRow row) throws IOException {
        out.writeByte(row.hour());
        place(lines.of(lineOfTicket.get(row.ticket())));
        place(levels.of(level(row)));
        place(rooms.of(row.room()));
        place(counters.of(row.counter()));
        place(people.of(row.dispenser()));
        out.writeByte(statuses.of(row.status()));
        out.writeByte((row.rest() ? REST : 0) | (row.notCollectedAt() == null ? 0 : NOT_COLLECTED)
                | (row.handedOverAt() == null ? 0 : HANDED_OVER));
        time(row.submittedAt(), row.readyAt());
        time(row.readyAt(), row.handedOverAt());
        for (var count : medicines.getOrDefault(row.id(), new int[ColumnReader.OUTCOMES])) {
            out.writeShort(count);
        }
    }

    private void text(String text) throws IOException {
        var encoded = text.getBytes(UTF_8);
        out.writeShort(encoded.length);
        out.write(encoded);
    }

    private void place(int place) throws IOException {
        if (wide) {
            out.writeShort(place);
        } else {
            out.writeByte(place);
        }
    }

    private void time(@Nullable Long from, @Nullable Long to) throws IOException {
        out.writeInt(from == null || to == null ? UNKNOWN : clamped(to - from));
    }

    /// Nothing that is measured lasts as long as 24 days.
    private static int clamped(long millis) {
        return (int) Math.clamp(millis, UNKNOWN + 1L, Integer.MAX_VALUE);
    }
}
