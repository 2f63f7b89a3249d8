package org.carequeue.statistics.columns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a day's visits, and then its prescriptions, one after the other. Who reads is at one of them: [#nextVisit] and
/// [#nextPrescription] go on to the next, and the other methods say what it is like.
///
/// What is told apart by code stands in lists; a visit says a place there, from 1 on, and 0 where there is none. Times are
/// milliseconds, and [#UNKNOWN] where they are not known.
public final class ColumnReader {

    /// Of a time that is not known.
    public static final int UNKNOWN = ColumnWriter.UNKNOWN;
    static final int OUTCOMES = 5;

    private final ByteBuffer in;
    private final boolean wide;
    private final List<String> lines;
    private final List<String> rooms;
    private final List<String> counters;
    private final List<String> people;
    private final List<String> statuses;
    private final List<Level> levels;
    private int visitsLeft;
    private int prescriptionsLeft;

    private int hour;
    private int endedHour;
    private int line;
    private int level;
    private int room;
    private int counter;
    private int person;
    private int status;
    private int flags;
    private int calls;
    private int toCall;
    private int doorToDoctor;
    private int response;
    private int consultation;
    private int stay;
    private int endedIn;
    private int toReady;
    private int toHandOver;
    private final int[] medicines = new int[OUTCOMES];

    /// @param columns of a form that [#canRead]
    public ColumnReader(byte[] columns) {
        this.in = ByteBuffer.wrap(columns, 1, columns.length - 1);
        this.wide = in.get() != 0;
        this.lines = texts();
        this.rooms = texts();
        this.counters = texts();
        this.people = texts();
        this.statuses = texts();
        var scale = new ArrayList<Level>();
        for (int left = in.getInt(); left > 0; left--) {
            scale.add(new Level(text(), in.getInt(), in.getLong()));
        }
        this.levels = List.copyOf(scale);
        this.visitsLeft = in.getInt();
        this.prescriptionsLeft = in.getInt();
    }

    /// Whether this build knows the form in which they are written.
    public static boolean canRead(byte[] columns) {
        return columns.length > 0 && columns[0] == ColumnWriter.FORM;
    }

    private List<String> texts() {
        var texts = new ArrayList<String>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text());
        }
        return List.copyOf(texts);
    }

    private String text() {
        var length = in.getChar();
        var text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> rooms() {
        return List.copyOf(rooms);
    }

    public List<String> counters() {
        return List.copyOf(counters);
    }

    /// Those who saw somebody or handed something over, as far as the clinic keeps that.
    public List<String> people() {
        return List.copyOf(people);
    }

    /// Of visits and of prescriptions, as they stand on the wire.
    public List<String> statuses() {
        return List.copyOf(statuses);
    }

    public List<Level> levels() {
        return List.copyOf(levels);
    }

    /// Goes on to the next visit; false where there is none.
    public boolean nextVisit() {
        if (visitsLeft == 0) {
            return false;
        }
        visitsLeft--;
        hour = in.get();
        endedHour = in.get();
        places();
        calls = in.getShort();
        toCall = in.getInt();
        doorToDoctor = in.getInt();
        response = in.getInt();
        consultation = in.getInt();
        stay = in.getInt();
        endedIn = in.getInt();
        return true;
    }

    /// Goes on to the next prescription, once there are no more visits; false where there is none.
    public boolean nextPrescription() {
        if (prescriptionsLeft == 0) {
            return false;
        }
        prescriptionsLeft--;
        hour = in.get();
        places();
        toReady = in.getInt();
        toHandOver = in.getInt();
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            medicines[outcome] = in.getShort();
        }
        return true;
    }

    private void places() {
        line = place();
        level = place();
        room = place();
        counter = place();
        person = place();
        status = in.get();
        flags = in.get();
    }

    private int place() {
        return wide ? in.getChar() : in.get() & 0xFF;
    }

    // ── of both ──

    /// Of issue or of submission, by the clinic's clock.
    public int hour() {
        return hour;
    }

    public int line() {
        return line;
    }

    public int level() {
        return level;
    }

    public int room() {
        return room;
    }

    public int counter() {
        return counter;
    }

    public int person() {
        return person;
    }

    public int status() {
        return status;
    }

    // ── of a visit ──

    /// By the clinic's clock; below 0 where it has not ended.
    public int endedHour() {
        return endedHour;
    }

    /// Whether the latest call was not answered.
    public boolean isUnanswered() {
        return (flags & ColumnWriter.UNANSWERED) != 0;
    }

    public int calls() {
        return calls;
    }

    /// From issue to the first call.
    public int toCall() {
        return toCall;
    }

    /// From issue to the consultation's start.
    public int doorToDoctor() {
        return doorToDoctor;
    }

    /// From the first call to that start.
    public int response() {
        return response;
    }

    /// With a doctor.
    public int consultation() {
        return consultation;
    }

    /// From issue to the end, or to the last hand-over on the same day where that was later.
    public int stay() {
        return stay;
    }

    /// Hours from 1970 in UTC to the end.
    public int endedIn() {
        return endedIn;
    }

    // ── of a prescription ──

    /// Whether it is what another one owed.
    public boolean isRest() {
        return (flags & ColumnWriter.REST) != 0;
    }

    public boolean isNotCollected() {
        return (flags & ColumnWriter.NOT_COLLECTED) != 0;
    }

    public boolean isHandedOver() {
        return (flags & ColumnWriter.HANDED_OVER) != 0;
    }

    /// From submission to ready.
    public int toReady() {
        return toReady;
    }

    /// From ready to hand-over.
    public int toHandOver() {
        return toHandOver;
    }

    public int medicines() {
        return medicines[0];
    }

    public int supplied() {
        return medicines[1];
    }

    public int partial() {
        return medicines[2];
    }

    public int substituted() {
        return medicines[3];
    }

    public int refused() {
        return medicines[4];
    }
}
