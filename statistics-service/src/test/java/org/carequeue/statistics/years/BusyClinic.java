package org.carequeue.statistics.years;

import static org.carequeue.statistics.Journals.medicine;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.Services;
import org.carequeue.events.Supply;
import org.carequeue.events.VisitStatus;
import org.carequeue.statistics.Journals;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.Rows;
import org.carequeue.statistics.model.StaffNames;

/// A busy clinic, made up: weekdays and seasons, the hours of a day, service lines, levels, rooms and who is in them in which
/// shift, counters, prescriptions, patients who leave and who never come. What happens is told as events, of which rows are made
/// by the rules of the service itself.
///
/// How long somebody waits is drawn, from the level and from how busy the hour is: no queue is played.
///
/// @param seed the same clinic for the same seed, day by day: no day needs the one before
/// @param visits how many numbers are given out on a usual Wednesday
public record BusyClinic(long seed, int visits) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final int HOUR = 60;
    /// Of the next day, before it is opened, also where the clocks are changed that night.
    private static final int DAY_ENDS = 22 * HOUR;
    /// From Monday on.
    private static final double[] WEEKDAYS = { 1.2, 1.05, 1.0, 1.0, 1.1, 0.5, 0.35 };
    private static final double WINTER = 0.18;
    /// From 6 o'clock on.
    private static final double[] HOURS = { 1, 4, 9, 11, 11, 9, 7, 5, 4, 6, 8, 7, 5, 3, 2, 1 };
    private static final List<String> LINES = List.of("general", "paediatrics", "injuries", "cardiology");
    private static final int[] ROOMS_OF_A_LINE = { 14, 5, 4, 2 };
    private static final int COUNTERS = 6;
    private static final List<String> LEVELS = List.of("critical", "high", "moderate", "normal", "low");
    /// A usual wait of each, in minutes.
    private static final double[] WAITS = { 1.2, 8, 19, 33, 48 };

    /// What happens on a day, log by log, and each from its beginning.
    public Journals day(LocalDate day) {
        var journals = new Journals(day, day.atTime(OPENS).atZone(ZONE).toInstant(), ZONE);
        var random = new SplittableRandom(seed * 1_000_003 + day.toEpochDay());
        var season = 1 + WINTER * Math.cos(2 * Math.PI * (day.getDayOfYear() - 20) / 365);
        var patients = (int) Math.round(visits * WEEKDAYS[day.getDayOfWeek().getValue() - 1] * season
                * random.nextDouble(0.92, 1.08));
        var given = new int[LINES.size()];
        for (int patient = 0; patient < patients; patient++) {
            var line = pick(random, 0.6, 0.22, 0.13, 0.05);
            new Patient(journals, random, line, (char) ('A' + line) + "%03d".formatted(++given[line])).comes();
        }
        return journals;
    }

    /// The rows of a day, as the service keeps them when it has read all of it.
    ///
    /// @param projection has seen the days before it, as far as there are any
    /// @param first whether there are none, so that the clinic is configured on it
    public Rows rows(LocalDate day, Projection projection, boolean first) {
        var rows = new Rows();
        for (var service : List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            events(day, service, first).forEach(event -> projection.apply(event, rows));
        }
        return rows;
    }

    /// What one log says of a day, with ids that no other day has. Its sequence begins at 1.
    ///
    /// @param first whether there is no day before it, so that the clinic is configured on it
    public List<Envelope<ClinicEvent>> events(LocalDate day, String service, boolean first) {
        return day(day).of(service).stream().filter(event -> first || !(event.data() instanceof ClinicConfigured))
                .map(event -> named(day, event)).toList();
    }

    /// One that knows of no day.
    public static Projection projection() {
        return new Projection(new StaffNames(new byte[1]));
    }

    /// With an id that no other day has, and by whoever is there: the journals know rooms alone.
    private static Envelope<ClinicEvent> named(LocalDate day, Envelope<ClinicEvent> event) {
        return new Envelope<>(day + "-" + event.id(), event.source(), event.log(), event.sequence(), event.type(),
                event.time(), onDuty(day, event), event.workplace(), null, event.data());
    }

    private static String onDuty(LocalDate day, Envelope<ClinicEvent> event) {
        if (!event.actor().startsWith("doctor.") && !event.actor().startsWith("pharmacist.")) {
            return event.actor();
        }
        var shift = event.time().atZone(ZONE).getHour() < 14 ? 0 : 1;
        var week = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? "weekend" : shift == 0 ? "early" : "late";
        return event.actor() + "." + week;
    }

    private static int pick(SplittableRandom random, double... shares) {
        var rest = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            rest -= shares[i];
            if (rest < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /// Around a usual value, and now and then much longer.
    private static double about(SplittableRandom random, double usual) {
        return usual * Math.exp(0.55 * random.nextGaussian());
    }

    /// One patient's way.
    private record Patient(Journals day, SplittableRandom random, int line, String number) {

        void comes() {
            var hour = pick(random, shares());
            var minute = hour * HOUR + random.nextDouble(HOUR);
            day.at(minute).issue(number, LINES.get(line));
            var level = 3;
            if (random.nextDouble() < 0.85) {
                level = pick(random, 0.01, 0.09, 0.25, 0.5, 0.15);
                day.at(minute + random.nextDouble(0.2, 1)).level(number, LEVELS.get(level));
            }
            var wait = 1 + about(random, WAITS[level] * (0.5 + HOURS[hour] / 11));
            switch (pick(random, 0.025, 0.004, 0.035, 0.03, 0.02)) {
                case 0 -> day.at(minute + Math.max(1, wait * random.nextDouble(0.2, 1))).cancel(number);
                case 1 -> day.at(DAY_ENDS).close(number, VisitStatus.DAY_ENDED);
                case 2 -> neverComes(minute + wait);
                case 3 -> {
                    day.at(minute + wait / 2).park(number).at(minute + wait / 2 + random.nextDouble(5, 30)).comeBack(number);
                    isSeen(minute + wait + HOUR / 2.0);
                }
                default -> isSeen(minute + wait);
            }
        }

        private static double[] shares() {
            var all = 0.0;
            for (var weight : HOURS) {
                all += weight;
            }
            var shares = new double[HOURS.length];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = HOURS[i] / all;
            }
            return shares;
        }

        private String room() {
            var first = 1;
            for (int before = 0; before < line; before++) {
                first += ROOMS_OF_A_LINE[before];
            }
            return Integer.toString(first + random.nextInt(ROOMS_OF_A_LINE[line]));
        }

        private void neverComes(double minute) {
            var room = room();
            day.at(minute).call(number, room).at(minute + 2).notPresent(number).at(minute + 9).call(number, room)
                    .at(minute + 11).skip(number).at(minute + 41).noShow(number);
        }

        private void isSeen(double called) {
            var room = room();
            day.at(called).call(number, room);
            var start = called + random.nextDouble(0.3, 2.5);
            if (random.nextDouble() < 0.08) {
                day.at(start).recall(number);
                start += random.nextDouble(0.3, 2.5);
            }
            day.at(start).start(number);
            var end = start + about(random, 9);
            if (random.nextDouble() < 0.55) {
                gets(end - (end - start) / 4);
            }
            day.at(end).finish(number);
        }

        private void gets(double minute) {
            var items = new PrescriptionItem[1 + pick(random, 0.5, 0.3, 0.15, 0.05)];
            for (int item = 0; item < items.length; item++) {
                items[item] = medicine("Medicine " + random.nextInt(400), 10 + random.nextInt(50));
            }
            var id = number + "/1";
            day.at(minute).submit(number, items);
            if (random.nextDouble() < 0.01) {
                day.at(minute + 5).decline(id);
                return;
            }
            var claimed = minute + about(random, 6);
            var ready = claimed + about(random, 5);
            day.at(claimed).claim(id, Integer.toString(1 + random.nextInt(COUNTERS)));
            if (random.nextDouble() < 0.05) {
                day.at(ready - 0.5).prepare(id, new Supply(0, Supply.Outcome.PARTIAL, BigDecimal.valueOf(5), null, "is short"));
            }
            day.at(ready).ready(id);
            if (random.nextDouble() < 0.96) {
                day.at(ready + about(random, 7)).handOver(id);
            } else {
                day.at(DAY_ENDS).notCollected(id);
            }
        }
    }
}
