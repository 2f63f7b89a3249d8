package org.carequeue.waiting;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/// What a patient is told: how many can be called before.
class PlacesTest {

    private static final Duration NOW = ofMinutes(60);

    private final WaitingRoom clinic = new WaitingRoom().lines(null, null);

    private String places() {
        var all = new TreeMap<String, Integer>();
        var places = clinic.at(NOW).places(100);
        clinic.at(NOW).inTheClinic(100).forEach(visit -> all.put(clinic.nameOf(visit), places.get(visit.ticket())));
        return all.toString();
    }

    @Test
    void where_every_room_takes_everybody_it_is_the_place_in_the_order() {
        clinic.rooms("", "", "");
        clinic.waits("Ann", "normal", ofMinutes(0));
        clinic.waits("Bob", "b", "high", ofMinutes(10));
        clinic.waits("Cem", "normal", ofMinutes(5));

        assertThat(places()).isEqualTo("{Ann=2, Bob=1, Cem=3}");
    }

    @Test
    void who_waits_for_one_room_is_behind_those_alone_whom_it_would_take_before() {
        clinic.rooms("a", "b", "");
        for (int i = 0; i < 10; i++) {
            clinic.waits("Guest " + i, "normal", ofMinutes(i));
        }
        clinic.waits("Zoe", "a", "normal", ofMinutes(30), "2", null);
        clinic.waits("Ben", "b", "normal", ofMinutes(20));

        assertThat(places()).contains("Zoe=2", "Ben=1", "Guest 9=10");
    }

    @Test
    void who_waits_for_another_room_alone_is_before_nobody_else() {
        clinic.rooms("a", "a");
        clinic.waits("Zoe", "a", "high", ofMinutes(0), "2", null);
        clinic.waits("Ann", "normal", ofMinutes(1));

        assertThat(places()).isEqualTo("{Ann=1, Zoe=1}");
    }

    @Test
    void a_room_s_own_line_goes_first_where_the_clinic_says_so() {
        clinic.rooms("a b", "b a").ownFirst();
        clinic.waits("Ann", "a", "normal", ofMinutes(0));
        clinic.waits("Ben", "b", "normal", ofMinutes(1));
        clinic.waits("Bea", "b", "normal", ofMinutes(2));

        assertThat(places()).isEqualTo("{Ann=1, Bea=2, Ben=1}");
    }

    @Test
    void who_did_not_answer_is_behind_those_who_go_first_meanwhile() {
        clinic.waits("Ann", "a", "normal", ofMinutes(0), null, ofMinutes(70));
        clinic.waits("Ben", "normal", ofMinutes(5));

        assertThat(places()).isEqualTo("{Ann=2, Ben=1}");
    }

    @Test
    void for_a_service_line_that_no_room_takes_there_is_none() {
        clinic.rooms("a");
        clinic.waits("Ben", "b", "normal", ofMinutes(5));

        assertThat(places()).isEqualTo("{Ben=null}");
    }
}
