package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.Services;
import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.Journals;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.Rows;
import org.carequeue.statistics.model.StaffNames;
import org.carequeue.statistics.model.VisitRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On a day that begins and ends with nobody waiting, the length of the queue, summed up over time, is the sum of the waits
/// (Little 1961). The one is reckoned from the events as they pass, the other from the rows that are kept.
class LittlesLawTest {

    private static final int DAYS = 1_000;
    private static final Instant BEGIN = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void of_a_thousand_days_the_queue_over_time_is_the_sum_of_the_waits() {
        for (var seed = 1; seed <= DAYS; seed++) {
            var day = day(seed);
            var rows = rows(day);

            assertThat(queueOverTime(day)).as("seed " + seed).isPositive()
                    .isEqualTo(rows.visits().stream().mapToLong(LittlesLawTest::waited).sum());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_database_says_of_a_day_is_that_sum(TestDatabase database) throws SQLException {
        var store = TestDatabase.open(database.fresh());
        var day = day(1);
        for (var batch : day.batches()) {
            store.take(batch);
        }

        var lines = new VisitList(store).of(Question.of(HandmadeDay.DAY.toString(), HandmadeDay.DAY.toString(), null, null,
                null, null, null, HandmadeDay.DAY), Slice.of(null, null, null, null, null));
        assertThat(lines.stream().mapToLong(line -> Duration
                .between(line.issuedAt(), Objects.requireNonNullElse(line.calledAt(), line.endedAt())).toMillis()).sum())
                .isEqualTo(queueOverTime(day));
    }

    private static Rows rows(Journals day) {
        var projection = new Projection(new StaffNames(new byte[32]));
        var rows = new Rows();
        for (var service : List.of(Services.TICKET, Services.TRIAGE)) {
            day.of(service).forEach(event -> projection.apply(event, rows));
        }
        return rows;
    }

    /// Until the first call, or until the patient gave up.
    private static long waited(VisitRow row) {
        return (row.calledAt() == null ? Objects.requireNonNull(row.endedAt()) : row.calledAt()) - row.issuedAt();
    }

    /// Patients come, are called in some order, are called once more, give up, are sent elsewhere, until nobody is left.
    private static Journals day(int seed) {
        var random = new Random(seed);
        var day = new Journals(HandmadeDay.DAY, BEGIN, ZoneId.of("Europe/Madrid"));
        var waiting = new ArrayDeque<String>();
        double minute = 0;
        var number = 0;
        while (number < 30 || !waiting.isEmpty()) {
            minute += random.nextInt(1, 400) / 60.0;
            day.at(minute);
            var what = random.nextInt(10);
            if (number < 30 && (waiting.isEmpty() || what < 5)) {
                var next = "A%03d".formatted(++number);
                day.issue(next, "general");
                waiting.add(next);
            } else if (what < 9) {
                var next = random.nextBoolean() ? waiting.removeFirst() : waiting.removeLast();
                called(day, next, minute, random);
            } else {
                day.cancel(waiting.removeFirst());
            }
        }
        return day;
    }

    private static void called(Journals day, String ticket, double minute, Random random) {
        day.call(ticket, "1");
        switch (random.nextInt(4)) {
            case 0 -> day.recall(ticket).start(ticket).finish(ticket);
            case 1 -> day.notPresent(ticket).call(ticket, "2").start(ticket).transfer(ticket, "paediatrics").call(ticket, "3")
                    .start(ticket).finish(ticket);
            case 2 -> day.park(ticket).comeBack(ticket).call(ticket, "1").skip(ticket).noShow(ticket);
            default -> day.start(ticket).finish(ticket);
        }
        day.at(minute);
    }

    /// One more at each issue, and one less at each first call, or where one gives up who was not called.
    private static long queueOverTime(Journals day) {
        var events = new ArrayList<Envelope<ClinicEvent>>();
        for (var service : List.of(Services.TICKET, Services.TRIAGE)) {
            events.addAll(day.of(service));
        }
        events.sort((one, other) -> one.time().compareTo(other.time()));
        long sum = 0;
        long length = 0;
        var since = BEGIN;
        for (var event : events) {
            if (event.time().isAfter(since)) {
                sum += length * Duration.between(since, event.time()).toMillis();
                since = event.time();
            }
            length += switch (event.data()) {
                case TicketIssued _ -> 1;
                case TicketCalled called when called.visit().called().calls() == 1 -> -1;
                case TicketCancelled cancelled when cancelled.visit().called().calledAt() == null -> -1;
                default -> 0;
            };
        }
        return length == 0 ? sum : -1;
    }
}
