package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.isNotLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.Patients;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/// `kill -9` of any one service in the middle of the work: nothing that was acknowledged is lost or happens twice, every
/// page says that it is not live while it is not, and catches up by itself.
class SurvivesAKillIT {

    private static final int ROOMS = 6;
    /// Of each service; `soak` kills more often.
    private static final int KILLS = Integer.getInteger("carequeue.kills.each", 1);

    @TempDir
    Path folder;

    /// With the one that the pages speak with, and one of those behind it.
    @Test
    @Tag("soak")
    void pages_say_that_they_are_not_live_and_catch_up_by_themselves() {
        pagesCatchUp(List.of(Service.GATEWAY, Service.TRIAGE));
    }

    @Tag("soak")
    @Test
    void they_do_so_whichever_service_is_killed() {
        pagesCatchUp(Service.queue());
    }

    private void pagesCatchUp(List<Service> all) {
        try (var clinic = RunningClinic.start(folder); var pages = new Pages(clinic, "kill")) {
            for (var killed : all) {
                pagesCatchUp(clinic, pages, killed);
            }
        }
    }

    private static void pagesCatchUp(RunningClinic clinic, Pages pages, Service killed) {
        var waits = pages.takeNumber();
        var first = pages.takeNumber();
        visible(pages.doctor, "waiting-" + waits);
        press(pages.doctor, "priority-" + first + "-high");
        // Under a hand the list stands still.
        pages.doctor.mouse().move(5, 5);
        assertThat(pages.doctor.locator("[data-testid^='waiting-A']").first())
                .hasAttribute("data-testid", "waiting-" + first);
        press(pages.doctor, "next");
        visible(pages.screen, "called-" + first);
        pages.prescribe("Amoxicillin");
        assertThat(pages.card(first)).isVisible();

        clinic.kill(killed);
        for (var page : pages.all()) {
            isNotLive(page);
        }
        pages.browsers.picture(pages.screen, killed.folder() + "-1-screen-while-down");
        pages.browsers.picture(pages.doctor, killed.folder() + "-2-doctor-while-down");
        assertThat(at(pages.screen, "called-" + first)).isVisible();

        clinic.awaitReady(killed);
        for (var page : pages.all()) {
            isLive(page);
        }
        assertThat(at(pages.screen, "called-" + first)).isVisible();
        assertThat(at(pages.doctor, "waiting-" + waits)).isVisible();
        assertThat(pages.card(first)).isVisible();

        var later = pages.takeNumber();
        visible(pages.doctor, "waiting-" + later);
        press(pages.doctor, "finish");
        gone(pages.screen, "called-" + first);
        press(pages.doctor, "next");
        visible(pages.screen, "called-" + waits);
        press(pages.card(first).getByTestId("claim"));
        press(pages.card(first).getByTestId("ready"));
        visible(pages.screen, "ready-" + first);
        pages.handOver(first);
        gone(pages.screen, "ready-" + first);
        pages.browsers.picture(pages.doctor, killed.folder() + "-3-doctor-afterwards");

        for (var last : List.of(waits, later)) {
            press(pages.doctor, "finish");
            gone(pages.screen, "called-" + last);
            if (last.equals(waits)) {
                press(pages.doctor, "next");
                visible(pages.screen, "called-" + later);
            }
        }
    }

    @Test
    void nothing_acknowledged_is_lost_or_doubled_under_load() throws Exception {
        try (var clinic = RunningClinic.start(folder)) {
            var done = new ArrayList<String>();
            for (var killed : Service.queue()) {
                var now = journeysWhile(clinic, killed);
                assertThat(now).as("journeys that ended").hasSizeGreaterThan(ROOMS);
                System.out.printf("%s killed %d times under load: %d journeys whole%n", killed.folder(), KILLS, now.size());
                done.addAll(now);
            }
            eachHappenedOnce(clinic, done);
        }
    }

    /// Patients go through all rooms while a service is killed. Returns whose visits are over.
    private static List<String> journeysWhile(RunningClinic clinic, Service killed) throws Exception {
        var stop = new AtomicBoolean();
        var journeys = new ArrayList<Future<List<String>>>();
        try (var rooms = Executors.newFixedThreadPool(ROOMS)) {
            for (int room = 1; room <= ROOMS; room++) {
                var here = room;
                journeys.add(rooms.submit(() -> journeys(clinic.rest(), here, killed.folder(), stop)));
            }
            for (int kills = 0; kills < KILLS; kills++) {
                LockSupport.parkNanos(1_500_000_000L);
                clinic.kill(killed);
                clinic.awaitReady(killed);
            }
            LockSupport.parkNanos(1_000_000_000L);
            stop.set(true);
        }
        var done = new ArrayList<String>();
        for (var journey : journeys) {
            done.addAll(journey.get());
        }
        return done;
    }

    private static void eachHappenedOnce(RunningClinic clinic, List<String> done) {
        var rest = clinic.rest();
        assertThat(done).doesNotHaveDuplicates();
        var numbers = done.stream().map(id -> Integer.parseInt(id.substring(id.length() - 3))).sorted().toList();
        assertThat(numbers).as("gapless").isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        for (var id : done) {
            var ticket = rest.persistGet("/api/tickets/" + id).expect(200).body();
            assertThat(ticket.path("status").asText()).as(id).isEqualTo("finished");
            assertThat(ticket.path("priority").asText()).as(id).isEqualTo("high");
            assertThat(prescriptions(ticket)).as(id).hasSize(1).allSatisfy(
                    prescription -> assertThat(prescription.path("status").asText()).isEqualTo("handed-over"));
        }
        assertThat(rest.persistGet("/api/waiting").expect(200).body()).isEmpty();
        assertThat(rest.persistGet("/api/prescriptions").expect(200).body()).isEmpty();
        for (var event : List.of("\"type\":\"ticket-called\"", "\"type\":\"prescription-submitted\"")) {
            assertThat(count(clinic, Service.TRIAGE, event)).as(event).isEqualTo(done.size());
        }
        assertThat(count(clinic, Service.PHARMACY, "\"type\":\"prescription-handed-over\"")).isEqualTo(done.size());
    }

    private static long count(RunningClinic clinic, Service service, String event) {
        return clinic.journal(service).stream().mapToLong(line -> line.split(event, -1).length - 1L).sum();
    }

    private static List<JsonNode> prescriptions(JsonNode ticket) {
        return StreamSupport.stream(ticket.path("prescriptions").spliterator(), false).toList();
    }

    /// Patients one after the other through one room; every step is sent again with its key until it is answered.
    private static List<String> journeys(Rest rest, int room, String round, AtomicBoolean stop) {
        var done = new ArrayList<String>();
        for (int i = 0; !stop.get(); i++) {
            var key = round + "-room-" + room + "-patient-" + i + "-";
            var own = rest.persist("/api/tickets", "{}", key + "issue").expect(201).text("id");
            rest.persistPut("/api/tickets/" + own + "/priority", "{\"priority\":\"high\"}", key + "priority").expect(200);
            done.add(Patients.fromTheRoomOn(rest, key, Integer.toString(room)));
        }
        return done;
    }
}
