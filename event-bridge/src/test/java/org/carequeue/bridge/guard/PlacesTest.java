package org.carequeue.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.carequeue.bridge.guard.Places.Kind;
import org.carequeue.bridge.guard.Places.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final String LOCAL = "127.0.0.1";

    private final Places places = new Places();
    private final AtomicInteger turnedAway = new AtomicInteger();

    @BeforeEach
    void there_are_ten_places_three_for_an_address_and_two_reserved() {
        places.bounds(new Bounds(10, 3, 2, Set.of("gateway"), Duration.ofSeconds(1), Duration.ofSeconds(1),
                Duration.ofSeconds(1), 1, 1, 1));
    }

    private Place enter(String address) {
        try {
            return places.enter(new InetSocketAddress(InetAddress.getByName(address), 1), turnedAway::incrementAndGet);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Place> enter(int count, String address) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(_ -> enter(address)).toList());
    }

    @Test
    void one_address_has_its_share_and_others_go_on_coming_in() {
        assertThat(enter(3, "10.0.0.1")).extracting(Place::kind).containsOnly(Kind.STRANGER);
        assertThat(enter("10.0.0.1")).satisfies(fourth -> {
            assertThat(fourth.isPeer(null)).isEqualTo(Kind.AT_THE_DOOR);
            assertThat(fourth.isOfACrowd()).isTrue();
        });
        assertThat(enter("10.0.0.2").kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    void a_place_that_was_left_is_free_also_if_it_is_left_twice() {
        // Given
        var three = enter(3, "10.0.0.1");

        // When
        three.getFirst().leave();
        three.getFirst().leave();

        // Then
        assertThat(places.taken()).isEqualTo(2);
        assertThat(enter("10.0.0.1").kind()).isEqualTo(Kind.STRANGER);
        assertThat(enter("10.0.0.1").kind()).isEqualTo(Kind.AT_THE_DOOR);
    }

    @Test
    void whoever_has_one_address_of_a_network_of_ipv6_has_no_more_by_having_them_all() {
        IntStream.range(0, 3).forEach(host -> assertThat(enter("2001:db8::" + host).kind()).isEqualTo(Kind.STRANGER));
        assertThat(enter("2001:db8::ffff").isOfACrowd()).isTrue();
        assertThat(enter("2001:db8:0:1::1").isOfACrowd()).isFalse();
    }

    @Test
    void this_machine_may_have_all_places_for_a_proxy_may_be_on_it() {
        assertThat(enter(10, LOCAL)).extracting(Place::kind).containsOnly(Kind.STRANGER);
        assertThat(enter(LOCAL)).satisfies(eleventh -> {
            assertThat(eleventh.kind()).isEqualTo(Kind.AT_THE_DOOR);
            assertThat(eleventh.isOfACrowd()).isFalse();
        });
    }

    @Test
    void a_known_service_gets_in_although_strangers_have_all_places_and_crowd_the_door() {
        // Given
        enter(10, LOCAL);
        enter(Places.DOOR * 2, LOCAL);

        // When
        var gateway = enter(LOCAL);

        // Then
        assertThat(gateway.isPeer("gateway")).isEqualTo(Kind.KNOWN);
        assertThat(places.taken()).isEqualTo(11);
        assertThat(enter(LOCAL).isPeer("stranger")).isEqualTo(Kind.AT_THE_DOOR);
        gateway.leave();
        assertThat(places.taken()).isEqualTo(10);
    }

    @Test
    void a_known_service_takes_no_strangers_place() {
        // Given
        var ten = enter(10, LOCAL);

        // When
        ten.getFirst().isPeer("gateway");

        // Then
        assertThat(enter(LOCAL).kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    void what_is_reserved_has_a_bound_too() {
        assertThat(enter(3, LOCAL)).extracting(place -> place.isPeer("gateway")).containsExactly(Kind.KNOWN, Kind.KNOWN,
                Kind.STRANGER);
    }

    @Test
    void who_waits_longest_at_the_door_makes_room_for_the_next() {
        // Given
        enter(10, LOCAL);
        var first = enter(LOCAL);
        enter(Places.DOOR - 1, LOCAL);
        assertThat(turnedAway).hasValue(0);

        // When
        enter(LOCAL);

        // Then
        assertThat(turnedAway).hasValue(1);
        assertThat(first.kind()).isEqualTo(Kind.GONE);
        assertThat(first.isPeer("gateway")).isEqualTo(Kind.GONE);
        first.leave();
        assertThat(places.taken()).isEqualTo(10);
    }
}
