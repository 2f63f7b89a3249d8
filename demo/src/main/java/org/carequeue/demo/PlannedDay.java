package org.carequeue.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import org.carequeue.demo.Patient.Answer;

/// Who comes on one day, and when. The same seed is the same day.
///
/// @param patients by the time at which they come
record PlannedDay(List<Patient> patients) {

    PlannedDay {
        patients = List.copyOf(patients);
    }

    /// @param hours how many hours after the doors have opened they close
    static PlannedDay of(long seed, int hours) {
        // Of the plain generator neighbouring seeds begin alike.
        var random = new SplittableRandom(seed);
        var patients = new ArrayList<Patient>();
        for (int hour = 0; hour < Math.min(hours, DayFigures.ARRIVALS.size()); hour++) {
            var perMilli = DayFigures.ARRIVALS.get(hour) / Duration.ofHours(1).toMillis();
            // The times between arrivals are exponential.
            for (var millis = between(random, perMilli); millis < Duration.ofHours(1).toMillis(); millis += between(
                    random, perMilli)) {
                patients.add(patient(random, Duration.ofHours(hour).plusMillis(Math.round(millis))));
            }
        }
        patients.sort(Comparator.comparing(Patient::comes));
        return new PlannedDay(patients);
    }

    /// Who has not come yet so long after the doors have opened.
    PlannedDay after(Duration since) {
        return new PlannedDay(patients.stream().filter(patient -> patient.comes().compareTo(since) > 0).toList());
    }

    private static double between(SplittableRandom random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    private static Patient patient(SplittableRandom random, Duration comes) {
        return new Patient(comes, random.nextDouble() < DayFigures.PAEDIATRIC ? "paediatrics" : "general", level(random),
                DayFigures.TRIAGE.next(random), answer(random.nextDouble()), DayFigures.WALK.next(random),
                DayFigures.CONSULTATION.next(random), random.nextDouble() < DayFigures.PRESCRIBED,
                DayFigures.PREPARATION.next(random));
    }

    private static Answer answer(double chance) {
        return chance < DayFigures.GONE ? Answer.GONE
                : chance < DayFigures.GONE + DayFigures.LATE ? Answer.LATE : Answer.COMES;
    }

    private static String level(SplittableRandom random) {
        var chance = random.nextDouble();
        var level = "";
        for (var share : DayFigures.LEVELS.entrySet()) {
            level = share.getKey();
            chance -= share.getValue();
            if (chance < 0) {
                break;
            }
        }
        return level;
    }
}
