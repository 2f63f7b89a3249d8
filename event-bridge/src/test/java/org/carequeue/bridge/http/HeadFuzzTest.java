package org.carequeue.bridge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// What stands in the head of a request that the guard of the connection has let in: its address, by whom it is asked for,
/// who asks, with which key, and what is known.
class HeadFuzzTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final KnownNames NAMES = new KnownNames(List.of("queue.clinic.example"));
    private static final List<FrontDoor> DOORS = List.of(new FrontDoor(NAMES, true, true, 65_536),
            new FrontDoor(NAMES, false, false, 65_536));
    private static final int LONGEST_NAME = 40;

    /// Lines: method and address, then `Name: value`.
    @FuzzTest
    void a_head_is_read_in_one_way_or_refused_with_a_sentence(byte[] bytes) {
        var lines = new String(bytes, ISO_8859_1).split("\n", -1);
        var line = lines[0].split(" ", 2);
        var target = line.length < 2 ? "/" : line[1];
        var headers = headers(lines);
        for (var door : DOORS) {
            var refusal = door.check(line[0], target, headers, HERE);
            if (refusal == null) {
                isReadTheSameElsewhere(target);
            } else {
                isWhole(refusal);
            }
        }
        positions(headers.get(KnownPosition.HEADER));
        order(headers);
        assertThat(Bearer.tokenOf(headers).isPresent()).isEqualTo(headers.contains(Bearer.HEADER));
    }

    /// As the guard lets them through: one length, and nothing but digits.
    private static MultiMap headers(String[] lines) {
        var headers = HttpHeaders.headers();
        for (int i = 1; i < lines.length; i++) {
            var field = lines[i].split(":", 2);
            var isFit = field.length == 2 && field[0].matches("[A-Za-z-]+") && field[1].matches("[\t -~\\x80-\\xFF]*")
                    && (!field[0].equalsIgnoreCase("Content-Length")
                            || field[1].matches(" ?[0-9]{1,15}") && !headers.contains("Content-Length"));
            if (isFit) {
                headers.add(field[0], field[1].strip());
            }
        }
        return headers;
    }

    private static void isReadTheSameElsewhere(String target) {
        var path = target.split("[?]", 2)[0];
        var read = URI.create(path);
        assertThat(read.getScheme()).isNull();
        assertThat(read.getAuthority()).isNull();
        assertThat(read.getRawPath()).isEqualTo(path);
        assertThat(read.normalize().getRawPath()).isEqualTo(path);
        assertThat(List.of(read.getPath().split("/", -1))).doesNotContain(".", "..").hasSize(path.split("/", -1).length);
        assertThat(read.getPath()).doesNotContain("\\", ";").matches("\\P{Cc}*");
    }

    private static void positions(@Nullable String header) {
        try {
            var positions = KnownPosition.parse(header);
            var written = positions.stream().map(KnownPosition::toString).collect(Collectors.joining(", "));
            assertThat(KnownPosition.parse(written)).isEqualTo(positions).hasSizeLessThanOrEqualTo(8);
        } catch (RefusedException e) {
            isWhole(e.refusal());
        }
    }

    private static void order(MultiMap all) {
        var headers = new CommandHeaders();
        headers.key = all.get(CommandHeaders.KEY);
        headers.actor = all.get(CommandHeaders.ACTOR);
        headers.workplace = all.get(CommandHeaders.WORKPLACE);
        headers.traceparent = all.get("traceparent");
        try {
            Order<String> order = headers.orWorkplace("room 1").order("command");
            for (var name : List.of(order.actor(), order.called(), order.workplace())) {
                assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_NAME).matches("[ -~]+");
            }
            assertThat(order.sender()).isEqualTo(order.sender().lines().limit(2).collect(Collectors.joining("\n")));
            assertThat(order.traceparent()).satisfiesAnyOf(one -> assertThat(one).isNull(),
                    one -> assertThat(one).matches("[0-9a-f-]{55}"));
        } catch (RefusedException e) {
            isWhole(e.refusal());
        }
    }

    private static void isWhole(Refusal refusal) {
        assertThat(refusal.kind().status()).isBetween(400, 499);
        assertThat(refusal.detail()).matches("[A-Z][ -~]*[.]");
        assertThat(Problems.json(refusal).encode()).contains(refusal.code());
    }
}
