package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class MarkerTest {

    private final Marker marker = Marker.after("\"calls\":", 4);

    @Test
    void every_event_of_a_frame_is_found_in_order() {
        assertThat(found("[{\"type\":\"x\",\"calls\":1000001},{\"type\":\"x\",\"calls\":17}]")).containsExactly(1_000_001L,
                17L);
    }

    @Test
    void other_messages_hold_none() {
        assertThat(found("[{\"type\":\"heartbeat\"}]")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("{\"call\":\"calls\"}")).isEmpty();
    }

    @Test
    void only_what_stands_between_the_two_places_counts() {
        var bytes = "{\"type\":1,\"calls\":12345}".getBytes(US_ASCII);
        var numbers = new ArrayList<Long>();

        marker.find(bytes, 0, bytes.length - 3, numbers::add);
        assertThat(numbers).containsExactly(123L);
        marker.find(bytes, bytes.length - 6, bytes.length, numbers::add);
        assertThat(numbers).hasSize(1);
    }

    private List<Long> found(String text) {
        var bytes = text.getBytes(US_ASCII);
        var numbers = new ArrayList<Long>();
        marker.find(bytes, 0, bytes.length, numbers::add);
        return numbers;
    }
}
