package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;

import org.carequeue.events.ClinicSettings;
import org.carequeue.gateway.board.Staffed;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);

    private final Presence<String> presence = new Presence<>();

    @Test
    void two_pages_of_one_room_are_two_until_one_has_gone() {
        presence.sits("socket 1", "room 7", "tab-1");
        presence.sits("socket 2", "room 7", "tab-2");
        presence.sits("socket 3", "counter 1", "tab-3");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1), new Staffed("room 7", 2));

        presence.left("socket 1");
        assertThat(presence.of(SETTINGS)).contains(new Staffed("room 7", 1));
        presence.sits("socket 2", "room 8", "tab-2");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1), new Staffed("room 8", 1));
        presence.sits("socket 2", "", "tab-2");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("counter 1", 1));
    }

    @Test
    void a_page_that_comes_back_before_its_old_line_is_known_to_be_dead_is_one() {
        presence.sits("socket 1", "room 7", "tab-1");
        presence.sits("socket 2", "room 7", "tab-1");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("room 7", 1));

        presence.left("socket 1");
        assertThat(presence.of(SETTINGS)).containsExactly(new Staffed("room 7", 1));
        presence.left("socket 2");
        assertThat(presence.of(SETTINGS)).isEmpty();
    }

    @Test
    void only_places_count_that_the_clinic_has() {
        presence.sits("socket 1", "room of nobody", "tab-1");
        presence.sits("socket 2", "counter 7000", "tab-2");

        assertThat(presence.of(SETTINGS)).isEmpty();
        assertThat(presence.of(null)).isEmpty();
    }
}
