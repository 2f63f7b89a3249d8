package org.carequeue.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/// A real desk on a real disk, and copies of its folder on which others start: from its snapshot, from one that is of no
/// use, and from none.
///
/// @param <S> the service's state
/// @param <C> its commands
public final class Restarts<S, C> implements AutoCloseable {

    private static final int LAST_IDS = 1_000_000;
    private static final String BUILD = "build-1";

    private final Path temp;
    private final String service;
    private final String workplace;
    private final Rules<S, C, ClinicEvent> rules;
    private final List<CompletionStage<?>> waiting = new ArrayList<>();
    private Desk<S, C, ClinicEvent> live;
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private LocalDate day = LocalDate.of(2026, 11, 22);
    private int ids;
    private int rounds;
    private long told;

    /// @param temp where the folders are made
    /// @param workplace from where all commands come
    public Restarts(Path temp, String service, String workplace, Rules<S, C, ClinicEvent> rules) throws IOException {
        this.temp = temp;
        this.service = service;
        this.workplace = workplace;
        this.rules = rules;
        this.live = open(temp.resolve("live"), BUILD);
    }

    private Desk<S, C, ClinicEvent> open(Path folder, String build) throws IOException {
        InstantSource time = () -> now;
        return Desk.open(service, "clinic", folder, rules, new EventTypes(ClinicEventTypes.BY_NAME),
                time.withZone(ZoneOffset.UTC), () -> "id-" + ++ids, _ -> {
                }, build, Fatal.ofThisProcess());
    }

    /// The time by the desk's clock.
    public Instant now() {
        return now;
    }

    /// The operating day of which a service upstream told last.
    public LocalDate day() {
        return day;
    }

    /// What was asked for before is decided before.
    public void later(Duration duration) {
        settled();
        now = now.plus(duration);
    }

    /// The commands of a turn or two wait together.
    ///
    /// @param key the idempotency key, if there is one
    public void submit(C command, @Nullable String key) {
        waiting.add(live.submit(order(command, key)));
    }

    /// What a command is answered with, once all before it are decided.
    public JsonNode replyTo(C command) throws IOException {
        settled();
        return BridgeJson.mapper().readTree(done(live.submit(order(command, null))).json());
    }

    private Order<C> order(C command, @Nullable String key) {
        return new Order<>(command, "api", workplace, key, null);
    }

    /// A service upstream tells of the settings and of the first day.
    public void hearsOfTheClinic(String upstream, ClinicSettings settings) {
        hears(upstream, new ClinicConfigured(settings));
        hears(upstream, new DayOpened(day, now));
    }

    /// A service upstream tells of the next day.
    public void hearsOfTheNextDay(String upstream) {
        later(Duration.ofHours(20));
        day = day.plusDays(1);
        hears(upstream, new DayOpened(day, now));
    }

    /// A service upstream tells of this.
    public void hears(String upstream, ClinicEvent event) {
        told++;
        waiting.add(live.receive(List.of(new Envelope<>("up-" + told, "/clinics/clinic/" + upstream, "up-log", told, "any",
                now, "somebody", "room 1", null, event))));
    }

    /// Everything is decided.
    private void settled() {
        waiting.forEach(stage -> done(stage.handle((_, _) -> "")));
        waiting.clear();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// An orderly stop, which leaves a snapshot, and a start.
    public void restart() throws IOException {
        settled();
        live.close();
        live = open(temp.resolve("live"), BUILD);
        assertThat(live.begun()).startsWith("a snapshot at");
    }

    /// Kills it, so to speak, in four copies; each does this once more, and all know the same then: state, positions and
    /// outcomes. The measure is the one that has replayed the whole journal.
    ///
    /// @throws AssertionError when they do not
    public void comeToTheSame(C last, String key) throws IOException {
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
        var order = order(last, key);
        var replayed = after(order, opened(deleted, BUILD, "there is none"), deleted);
        after(order, live, temp.resolve("live")).isThe(replayed);
        after(order, opened(resumed, BUILD, "a snapshot at"), resumed).isThe(replayed);
        after(order, opened(damaged, BUILD, "it is damaged"), damaged).isThe(replayed);
        after(order, opened(other, "build-2", "it is of another build"), other).isThe(replayed);
        live = open(temp.resolve("live"), BUILD);
    }

    private Desk<S, C, ClinicEvent> opened(Path folder, String build, String said) throws IOException {
        var desk = open(folder, build);
        assertThat(desk.begun()).contains(said);
        return desk;
    }

    private Known<S> after(Order<C> last, Desk<S, C, ClinicEvent> desk, Path folder) throws IOException {
        ids = rounds * LAST_IDS;
        var reply = done(desk.submit(last)).json();
        var state = done(desk.read(one -> one));
        desk.close();
        return new Known<>(state, reply, Files.readAllLines(folder.resolve("snapshot"), UTF_8).subList(1, 4));
    }

    /// What a desk knew when it ended.
    ///
    /// @param state as it stood in memory: where a snapshot leaves out a field, the difference is here and in nothing else
    /// @param saved all that its last snapshot holds, but for the first line and the checksum
    private record Known<S>(S state, String reply, List<String> saved) {

        void isThe(Known<S> expected) {
            assertThat(reply).isEqualTo(expected.reply);
            assertThat(saved).isEqualTo(expected.saved);
            SameState.holds(state, expected.state);
        }
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
