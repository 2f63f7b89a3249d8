package org.carequeue.ticket.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;

/// A real desk on a real disk, and copies of its folder on which others start: from its snapshot, from one that is of no
/// use, and from none.
final class Restarts<S, C> implements AutoCloseable {

    private static final int LAST_IDS = 1_000_000;
    private static final String BUILD = "build-1";

    private final Path temp;
    private final Rules<S, C, ClinicEvent> rules;
    private final List<CompletionStage<?>> waiting = new ArrayList<>();
    private Desk<S, C, ClinicEvent> live;
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private int ids;
    private int rounds;
    private long told;

    Restarts(Path temp, Rules<S, C, ClinicEvent> rules) throws IOException {
        this.temp = temp;
        this.rules = rules;
        this.live = open(temp.resolve("live"), BUILD);
    }

    private Desk<S, C, ClinicEvent> open(Path folder, String build) throws IOException {
        return Desk.open("ticket-service", "clinic", folder, rules, new EventTypes(ClinicEventTypes.BY_NAME), new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }, () -> "id-" + ++ids, _ -> {
        }, build);
    }

    Instant now() {
        return now;
    }

    void later(Duration duration) {
        settled();
        now = now.plus(duration);
    }

    /// The commands of a turn or two wait together.
    void submit(Order<C> order) {
        waiting.add(live.submit(order));
    }

    void hears(String service, ClinicEvent event) {
        told++;
        waiting.add(live.receive(List.of(new Envelope<>("up-" + told, "/clinics/clinic/" + service, "up-log", told, "any",
                now, "somebody", "room 1", null, event))));
    }

    /// Everything is decided.
    void settled() {
        waiting.forEach(stage -> done(stage.handle((_, _) -> "")));
        waiting.clear();
    }

    S state() {
        settled();
        return done(live.read(state -> state));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// An orderly stop, which leaves a snapshot, and a start.
    void restart() throws IOException {
        settled();
        live.close();
        live = open(temp.resolve("live"), BUILD);
        assertThat(live.begun()).startsWith("a snapshot at");
    }

    /// Kills it, so to speak, in four copies; each does this once more, and all know the same then: state, positions and
    /// outcomes.
    void comeToTheSame(Order<C> last) throws IOException {
        settled();
        var resumed = copy("resumed");
        var deleted = copy("deleted");
        Files.delete(deleted.resolve("snapshot"));
        var damaged = copy("damaged");
        var bytes = Files.readAllBytes(damaged.resolve("snapshot"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged.resolve("snapshot"), bytes);
        var other = copy("other");
        rounds++;
        var expected = after(last, live, temp.resolve("live"));
        assertThat(after(last, opened(resumed, BUILD, "a snapshot at"), resumed)).isEqualTo(expected);
        assertThat(after(last, opened(deleted, BUILD, "there is none"), deleted)).isEqualTo(expected);
        assertThat(after(last, opened(damaged, BUILD, "it is damaged"), damaged)).isEqualTo(expected);
        assertThat(after(last, opened(other, "build-2", "it is of another build"), other)).isEqualTo(expected);
        live = open(temp.resolve("live"), BUILD);
    }

    private Desk<S, C, ClinicEvent> opened(Path folder, String build, String said) throws IOException {
        var desk = open(folder, build);
        assertThat(desk.begun()).contains(said);
        return desk;
    }

    /// All that its last snapshot holds, but for the first line and the checksum.
    private List<String> after(Order<C> last, Desk<S, C, ClinicEvent> desk, Path folder) throws IOException {
        ids = rounds * LAST_IDS;
        Reply reply = done(desk.submit(last));
        desk.close();
        var lines = new ArrayList<>(Files.readAllLines(folder.resolve("snapshot"), UTF_8).subList(1, 4));
        lines.add(reply.json());
        return lines;
    }

    private Path copy(String name) throws IOException {
        var to = temp.resolve(name + "-" + rounds);
        Files.createDirectories(to);
        try (var files = Files.list(temp.resolve("live"))) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Override
    public void close() {
        live.close();
    }
}
