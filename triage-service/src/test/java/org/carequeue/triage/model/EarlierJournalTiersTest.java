package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that was written before rooms had service lines and visits had tiers is read, and goes on.
class EarlierJournalTiersTest {

    private static final Path JOURNAL = Path.of("src/test/resources/journals/before-rooms/000001.journal");
    private static final Instant LATER = Instant.parse("2026-11-22T21:00:00Z");

    @TempDir
    Path temp;

    @Test
    void whoever_waits_in_it_has_a_tier_and_is_called_in_order() throws IOException {
        // Given
        Files.copy(JOURNAL, temp.resolve("000001.journal"));
        try (var desk = Desk.open("triage-service", "clinic", temp, new TriageRules(),
                new EventTypes(ClinicEventTypes.BY_NAME), Clock.fixed(LATER, ZoneOffset.UTC), new Ids()::next, _ -> {
                }, null, Fatal.ofThisProcess())) {
            // When
            var waiting = desk.read(state -> state.next(LATER).inTheClinic(100)).toCompletableFuture().join();
            var unserved = desk.read(state -> state.unserved(LATER)).toCompletableFuture().join();
            var reply = desk.submit(new Order<>(new CallNext("40"), "api", "api", null, null)).toCompletableFuture().join();

            // Then
            assertThat(waiting).isNotEmpty().allSatisfy(visit -> assertThat(visit.urgency().tier()).isNotNull());
            assertThat(waiting).map(visit -> Objects.requireNonNull(visit.urgency().tier())).isSorted();
            assertThat(reply.json()).contains("\"number\":\"" + waiting.getFirst().number() + "\"", "\"why\":");
            assertThat(unserved).as("tiers that were called in it count from that call").isNotEmpty()
                    .allSatisfy(tier -> assertThat(tier.since()).isBefore(LATER));
            assertThat(waiting).map(Visit::status).containsOnly(VisitStatus.WAITING);
        }
    }

    private static final class Ids {
        private int last;

        String next() {
            last++;
            return "id-" + last;
        }
    }
}
