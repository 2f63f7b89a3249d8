package org.carequeue.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.LogReader;
import org.carequeue.bench.client.WebSocketLink;
import org.junit.jupiter.api.Test;

/// The made-up log, read by the bench's own reader of logs.
class UpstreamTest {

    @Test
    void it_serves_what_was_committed_in_order_and_then_says_so() throws Exception {
        var done = new CompletableFuture<Long>();
        var reader = new LogReader(done);
        try (var upstream = new Upstream("triage-service")) {
            upstream.commit(BenchEvent::opened);
            for (int i = 0; i < 299; i++) {
                upstream.commit(sequence -> BenchEvent.committed(sequence, BenchEvent.FIRST + sequence));
            }
            try (var link = WebSocketLink.connect(upstream.port(), new Greeting("/events", LogReader.SUBPROTOCOL, false),
                    reader)) {
                reader.begin(link);
                assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(300);
            }
        }
    }

    @Test
    void all_events_are_of_one_length_and_carry_their_number() {
        var one = new String(BenchEvent.heard(BenchEvent.FIRST), java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(one).hasSize(238).endsWith("\"calls\":1000001}}");
        assertThat(BenchEvent.heard(BenchEvent.FIRST + 999_999))
                .hasSameSizeAs(one.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
