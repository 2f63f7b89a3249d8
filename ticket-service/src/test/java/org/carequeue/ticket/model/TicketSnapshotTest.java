package org.carequeue.ticket.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Services;
import org.carequeue.testing.Restarts;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With its snapshot and without, the ticket-service comes to the same state.
@Tag("slow")
class TicketSnapshotTest {

    @TempDir
    Path temp;

    private static ConfigureClinic settings(Random random) {
        var defaults = ClinicSettings.defaults(ZoneOffset.UTC);
        var lines = random.nextBoolean() ? defaults.serviceLines()
                : List.of(new ServiceLine("general", 'C', "General"), new ServiceLine("paediatrics", 'A', "Paediatrics"));
        return new ConfigureClinic(new ClinicSettings(1, "clinic", ZoneOffset.UTC, LocalTime.of(random.nextInt(6), 0),
                defaults.atDayEnd(), defaults.languages(), lines, defaults.rooms(), defaults.counters(), defaults.scale(),
                defaults.calling()), "start " + random.nextInt(3));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void a_random_life(long seed) throws IOException {
        var random = new Random(seed);
        var rules = new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH]));
        try (var desk = new Restarts<>(temp, Services.TICKET, "kiosk 1", rules)) {
            desk.submit(settings(random), null);
            for (int step = 0; step < 400; step++) {
                desk.later(Duration.ofSeconds(random.nextInt(60)));
                var key = random.nextBoolean() ? null : "key-" + random.nextInt(100);
                switch (random.nextInt(30)) {
                    case 0 -> desk.submit(settings(random), null);
                    case 1 -> desk.submit(new BeginDay(), null);
                    case 2 -> desk.later(Duration.ofHours(random.nextInt(40)));
                    case 3 -> desk.restart();
                    default -> desk.submit(new IssueTicket(random.nextBoolean() ? "general" : "paediatrics"), key);
                }
                if (step % 150 == 149) {
                    desk.comeToTheSame(new IssueTicket(null), "last-" + step);
                }
            }
        }
    }
}
