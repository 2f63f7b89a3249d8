package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.carequeue.bridge.access.Pass;
import org.carequeue.events.ClinicSettings;
import org.carequeue.gateway.board.Staffed;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Presence<String> presence = new Presence<>();

    @Test
    void two_pages_of_one_room_are_two_until_one_has_gone() {
        presence.sits("socket 1", "room 7", "tab-1", null, null);
        presence.sits("socket 2", "room 7", "tab-2", null, null);
        presence.sits("socket 3", "counter 1", "tab-3", null, null);
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1, List.of(), List.of(), null),
                new Staffed("room 7", 2, List.of(), List.of(), null));

        presence.left("socket 1");
        assertThat(presence.of(SETTINGS)).contains(new Staffed("room 7", 1, List.of(), List.of(), null));
        presence.sits("socket 2", "room 8", "tab-2", null, null);
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1, List.of(), List.of(), null),
                new Staffed("room 8", 1, List.of(), List.of(), null));
        presence.sits("socket 2", "", "tab-2", null, null);
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1, List.of(), List.of(), null));
    }

    @Test
    void a_page_that_comes_back_before_its_old_line_is_known_to_be_dead_is_one() {
        presence.sits("socket 1", "room 7", "tab-1", null, null);
        presence.sits("socket 2", "room 7", "tab-1", null, null);
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("room 7", 1, List.of(), List.of(), null));

        presence.left("socket 1");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("room 7", 1, List.of(), List.of(), null));
        presence.left("socket 2");
        assertThat(presence.of(SETTINGS)).isEmpty();
    }

    @Test
    void two_people_of_one_room_are_named_and_one_with_two_pages_is_one() {
        var anna = new Pass("person:anna", "anna", "Doctor A", Set.of());
        var berta = new Pass("person:berta", "berta", "Doctor B", Set.of());
        presence.sits("socket 1", "room 7", "tab-1", null, berta);
        presence.sits("socket 2", "room 7", "tab-2", null, anna);
        presence.sits("socket 3", "room 7", "tab-3", null, anna);
        assertThat(presence.of(SETTINGS))
                .containsExactly(new Staffed("room 7", 2, List.of("Doctor A", "Doctor B"), List.of("anna", "berta"), null));

        presence.left("socket 2");
        assertThat(presence.of(SETTINGS))
                .containsExactly(new Staffed("room 7", 2, List.of("Doctor A", "Doctor B"), List.of("anna", "berta"), null));
        presence.left("socket 3");
        assertThat(presence.of(SETTINGS))
                .containsExactly(new Staffed("room 7", 1, List.of("Doctor B"), List.of("berta"), null));
    }

    @Test
    void two_people_who_are_called_alike_are_two() {
        presence.sits("socket 1", "room 7", "tab-1", null, new Pass("person:anna", "anna", "Doctor A", Set.of()));
        presence.sits("socket 2", "room 7", "tab-2", null, new Pass("person:anna.2", "anna.2", "Doctor A", Set.of()));

        assertThat(presence.of(SETTINGS))
                .containsExactly(new Staffed("room 7", 2, List.of("Doctor A", "Doctor A"), List.of("anna", "anna.2"), null));
    }

    @Test
    void of_a_crowd_some_are_named_and_all_counted() {
        for (var person = 1; person <= 9; person++) {
            presence.sits("socket " + person, "room 7", "tab", null, new Pass("person:" + person, "p" + person, Set.of()));
        }

        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("room 7", 9, List.of("p1", "p2", "p3", "p4", "p5"),
                List.of("p1", "p2", "p3", "p4", "p5"), null));
    }

    @Test
    void only_places_count_that_the_clinic_has() {
        presence.sits("socket 1", "room of nobody", "tab-1", null, null);
        presence.sits("socket 2", "counter 7000", "tab-2", null, null);

        assertThat(presence.of(SETTINGS)).isEmpty();
        assertThat(presence.of(null)).isEmpty();
    }

    @Test
    void a_room_has_a_break_while_all_in_it_have_one_and_until_the_first_comes_back() {
        var anna = new Pass("person:anna", "anna", "Doctor A", Set.of());
        presence.sits("socket 1", "room 7", "tab-1", NOON.plusSeconds(60), anna);
        presence.sits("socket 2", "room 7", "tab-2", NOON, null);
        assertThat(presence.of(SETTINGS)).extracting(Staffed::back).containsExactly(NOON);

        presence.sits("socket 3", "room 7", "tab-3", null, anna);
        assertThat(presence.of(SETTINGS)).as("who works at one page takes no break at another")
                .containsExactly(new Staffed("room 7", 2, List.of("Doctor A"), List.of("anna"), null));
    }
}
