package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.journal.FaultyDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be written is refused by itself: the others of its turn go on, and so does the desk.
class UnwritableCommandTest {

    private static final String HALF = "\ud83d";
    private static final Path FOLDER = Path.of("journal");
    private static final EventTypes TYPES = new EventTypes(Map.of("said", Said.class));

    record Say(String event, String result) {
    }

    record Said(String text) {
    }

    /// Writes down and answers what it is told.
    private static final class Echo implements Rules<List<String>, Say, Said> {
        @Override
        public List<String> initial() {
            return new ArrayList<>();
        }

        @Override
        public Decision<Said> decide(List<String> state, Say command, Circumstances circumstances) {
            return Decision.accept(new Said(command.event()), new Said(command.result()));
        }

        @Override
        public List<Said> react(List<String> state, Envelope<Said> upstream, Circumstances circumstances) {
            return List.of();
        }

        @Override
        public void evolve(List<String> state, Said event) {
            state.add(event.text());
        }
    }

    private final FaultyDisk disk = new FaultyDisk();
    private final List<CommittedEvent> published = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private DeskWork<List<String>, Say, Said> open() throws IOException {
        return DeskWork.open(new DeskWork.Setup<>("/clinics/clinic/echo-service", disk, FOLDER, new Echo(), TYPES, clock,
                () -> "id-" + ids.incrementAndGet(), published::addAll));
    }

    private static Task.Command<List<String>, Say, Said> say(String event, String result, String actor, String workplace,
            @Nullable String key) {
        return new Task.Command<>(new Order<>(new Say(event, result), actor, workplace, key, null),
                new CompletableFuture<>());
    }

    private static Task.Command<List<String>, Say, Said> say(String text) {
        return say(text, text, "somebody", "room 1", null);
    }

    @ParameterizedTest
    @CsvSource({ "event,", "event,key-1", "result,key-1", "actor,", "workplace,", "low half,",
            "wrong way round,key-1" })
    void it_is_refused_alone_and_nothing_of_it_has_happened(String where, @Nullable String key) throws IOException {
        var text = switch (where) {
            case "low half" -> "\ude00";
            case "wrong way round" -> "\ude00\ud83d";
            default -> where.equals("event") ? HALF : "text";
        };
        var bad = say(text, where.equals("result") ? HALF : text, where.equals("actor") ? HALF : "somebody",
                where.equals("workplace") ? HALF : "room 1", key);
        var before = say("before");
        var after = say("a \"\\ud83d\" that stands in backslashes, and 😀", "after", "somebody", "room 1", "key-2");
        try (var work = open()) {
            // When
            work.take(List.of(before, bad, after));

            // Then
            assertThat(bad.reply()).isCompletedExceptionally();
            assertThat(bad.reply().exceptionNow()).isInstanceOfSatisfying(RefusedException.class,
                    refused -> assertThat(refused.refusal())
                            .extracting(Refusal::code, Refusal::kind)
                            .containsExactly("malformed-text", Refusal.Kind.INVALID));
            assertThat(before.reply()).isCompletedWithValueMatching(reply -> reply.sequence() == 1);
            assertThat(after.reply()).isCompletedWithValueMatching(reply -> reply.sequence() == 2);
            assertThat(work.failure()).isNull();
            assertThat(published).extracting(CommittedEvent::sequence).containsExactly(1L, 2L);

            var free = say("text", "text", "somebody", "room 1", "key-1");
            work.take(List.of(free));
            assertThat(free.reply().join().repeated()).isFalse();
        }
        try (var again = open()) {
            assertThat(state(again)).containsExactly("before", after.order().command().event(), "text");
        }
    }

    @Test
    void a_journal_that_holds_such_text_is_read_with_the_sign_for_what_cannot_be_shown() throws IOException {
        // Given
        try (var work = open()) {
            work.take(List.of(say("because x")));
            // As it stands in journals from before it was refused.
            var event = new String(published.getFirst().json(), UTF_8).replace("\"sequence\":\"1\"", "\"sequence\":\"2\"")
                    .replace("because x", "because \\ud83d, \\ude00\\ud83d, \\ud83d\\ude00");
            work.journal().append(2, ("{\"events\":[" + event + "]}").getBytes(UTF_8));
        }

        // When
        try (var again = open()) {
            // Then
            assertThat(state(again)).containsExactly("because x", "because \ufffd, \ufffd\ufffd, \ud83d\ude00");
        }
    }

    @Test
    void a_turn_has_no_more_than_a_line_of_the_journal_can_hold() {
        // Given
        var turn = new DeskTurn<>("/clinics/clinic/echo-service", new Echo(), TYPES, clock, () -> "id");
        var text = "x".repeat(DeskTurn.LARGEST_DECIDED - 1_000);
        var tasks = IntStream.range(0, 200).<Task<List<String>, Say, Said>> mapToObj(
                _ -> say(text, "said", "somebody", "room 1", null)).toList();
        var answers = new ArrayList<Runnable>();

        // When
        var effect = turn.decide(tasks, Map.of(), answers);
        answers.forEach(Runnable::run);

        // Then
        assertThat(effect.bytes()).isBetween(DeskTurn.LARGEST_TURN - (long) DeskTurn.LARGEST_DECIDED,
                (long) DeskTurn.LARGEST_TURN);
        assertThat(effect.events()).hasSizeBetween(150, 199);
        assertThat(tasks).filteredOn(task -> ((Task.Command<?, ?, ?>) task).reply().isCompletedExceptionally())
                .hasSize(200 - effect.events().size())
                .allSatisfy(task -> assertThat(((Task.Command<?, ?, ?>) task).reply().exceptionNow())
                        .isInstanceOfSatisfying(RefusedException.class,
                                refused -> assertThat(refused.refusal().code()).isEqualTo("busy")));
    }

    private static List<String> state(DeskWork<List<String>, Say, Said> work) {
        var answer = new CompletableFuture<List<String>>();
        work.take(List.of(new Task.Query<>(List::copyOf, answer)));
        return answer.join();
    }
}
