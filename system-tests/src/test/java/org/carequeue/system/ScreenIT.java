package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;

/// What the public screen says aloud, and how large, in a clinic that speaks English and Spanish and whose readers sit
/// up to six metres away.
class ScreenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final double MILLIMETRES_PER_METRE = 12.2;

    /// Voices that speak for a tenth of a second and write down what they were given, and chimes likewise.
    private static final String RECORDER = """
            window.said = [];
            window.overlaps = 0;
            window.chimes = 0;
            let speaking = null;
            let voices = [%s];
            const speech = new EventTarget();
            speech.getVoices = () => voices;
            speech.speak = utterance => {
              if (speaking) { window.overlaps++; }
              speaking = utterance;
              window.said.push(`${utterance.lang}: ${utterance.text}`);
              setTimeout(() => { if (speaking === utterance) { speaking = null; utterance.onend?.(); } }, 100);
            };
            speech.cancel = () => { const cut = speaking; speaking = null; cut?.onerror?.(); };
            Object.defineProperty(window, 'speechSynthesis', { value: speech });
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) {
              if (speaking) { window.overlaps++; }
              window.chimes += 0.5; // two notes
              return start.apply(this, when);
            };
            """;
    private static final String ENGLISH = "{ lang: 'en-GB', localService: true, default: true }";
    private static final String SPANISH = "{ lang: 'es_ES', localService: true }";
    private static final Pattern NEW = Pattern.compile(".*\\bnewest\\b.*");
    private static final String FAR = "{ lang: 'es-MX', localService: false }, { lang: 'fr-FR', localService: true }";

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"), """
                languages: [en, es]
                screen: {viewingDistance: 6}
                rooms: [%s, 'Sala Pediatria 3']
                """.formatted(IntStream.rangeClosed(1, 40).mapToObj("'%d'"::formatted).collect(Collectors.joining(", "))));
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString()));
        browsers = new Browsers("screen");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    private final List<String> called = new ArrayList<>();

    @BeforeEach
    void nobody_is_called() {
        called.clear();
    }

    @AfterEach
    void everybody_leaves_and_no_page_has_complained() {
        called.forEach(number -> clinic.rest().post("/api/tickets/" + number + "/cancel", "{}").expect(200));
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        browsers.complaints().clear();
    }

    private String call(String room) {
        var number = clinic.rest().post("/api/tickets", "{\"serviceLine\": \"general\"}").expect(201).text("number");
        clinic.rest()
                .post("/api/rooms/" + room.replace(" ", "%20") + "/call",
                        "{\"ticket\": \"" + number + "\", \"reason\": \"test\"}")
                .expect(200);
        called.add(number);
        return number;
    }

    // ── sound ──

    private static Page listening(String voices) {
        var screen = browsers.open("screen", clinic.page("/screen?diagonal=55"), WIDTH, HEIGHT, RECORDER.formatted(voices));
        isLive(screen);
        return screen;
    }

    private static void switchOn(Page screen) {
        assertThat(visible(screen, "sound")).hasText("Sound is off: tap to switch on");
        press(screen, "sound");
        assertThat(at(screen, "sound")).hasText("Sound is on: tap to switch off");
    }

    private static void awaitSaid(Page screen, int count) {
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> said(screen).size() >= count);
    }

    @SuppressWarnings("unchecked")
    private static List<String> said(Page screen) {
        return (List<String>) screen.evaluate("window.said");
    }

    private static List<String> twice(String number, String room, String consultorio) {
        var english = "en-GB: Number " + spelled(number, "zero one two three four five six seven eight nine") + ". Room "
                + room + ".";
        var spanish = "es_ES: Número " + spelled(number, "cero uno dos tres cuatro cinco seis siete ocho nueve")
                + ". Consultorio " + consultorio + ".";
        return List.of(english, spanish, english, spanish);
    }

    private static String spelled(String number, String words) {
        return String.join(", ", number.chars().mapToObj(
                character -> Character.isDigit(character) ? words.split(" ")[character - '0'] : Character.toString(character))
                .toList());
    }

    @Test
    void whoever_has_called_sees_that_the_call_and_the_recall_were_shown_and_said() {
        var screen = listening(ENGLISH);
        switchOn(screen);
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=30"));
        isLive(doctor);
        var reached = Pattern.compile("Shown on \\d+ screens?, spoken on \\d+.*");

        var number = call("30");
        assertThat(visible(doctor, "call-shown")).hasText(reached);
        clinic.rest().post("/api/tickets/" + number + "/recall", "{}").expect(200);
        visible(screen, "again");
        assertThat(visible(doctor, "call-shown")).hasText(reached);
        isUsable(doctor);
    }

    @Test
    void calls_are_said_one_after_another_twice_in_each_language_and_again_when_recalled() {
        var screen = listening(ENGLISH + ", " + SPANISH + ", " + FAR);
        var before = call("3");
        visible(screen, "called-" + before);
        switchOn(screen);
        browsers.picture(screen, "sound-on");

        var first = call("12");
        var second = call("4");
        awaitSaid(screen, 8);
        clinic.rest().post("/api/tickets/" + first + "/recall", "{}").expect(200);
        awaitSaid(screen, 12);

        var expected = new ArrayList<String>();
        expected.addAll(twice(first, "one, two", "uno, dos"));
        expected.addAll(twice(second, "four", "cuatro"));
        expected.addAll(twice(first, "one, two", "uno, dos"));
        assertThat(said(screen)).isEqualTo(expected);
        assertThat(screen.evaluate("window.chimes")).as("pairs of notes, of which a recall has two").isEqualTo(4);
        assertThat(screen.evaluate("window.overlaps")).isEqualTo(0);
        assertThat(at(screen, "announcement")).containsText("Once more: number " + first + ", room 12.");
        visible(screen, "again");
    }

    @Test
    void without_a_voice_of_the_device_a_language_is_left_to_the_chime_and_the_screen() {
        var screen = listening(ENGLISH + ", " + FAR);
        assertThat(visible(screen, "voiceless")).hasText("No voice on this device for: Español");
        switchOn(screen);
        var number = call("5");
        awaitSaid(screen, 2);
        assertThat(said(screen)).hasSize(2).allMatch(text -> text.startsWith("en-GB: Number A"));
        assertThat(at(screen, "announcement")).containsText("Number " + number + ", room 5.");
    }

    /// The gateway of these tests has none: here the page hears of one.
    @Test
    void a_device_without_voices_has_the_gateway_speak() {
        var asked = new CopyOnWriteArrayList<String>();
        var screen = browsers.open("screen", "about:blank", WIDTH, HEIGHT, RECORDER.formatted(FAR)
                + """
                        window.played = [];
                        const begin = AudioBufferSourceNode.prototype.start;
                        AudioBufferSourceNode.prototype.start = function () { window.played.push(this.buffer.duration); return begin.call(this); };
                        """);
        screen.route("**/api/speech", route -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(
                        new Route.FulfillOptions().setContentType("application/json").setBody("{\"languages\": [\"es\"]}"));
            } else {
                asked.add(route.request().postData());
                route.fulfill(new Route.FulfillOptions().setContentType("audio/wav").setBodyBytes(silence()));
            }
        });
        screen.navigate(clinic.page("/screen?diagonal=55"));
        isLive(screen);
        assertThat(visible(screen, "voiceless")).hasText("No voice on this device for: English");
        switchOn(screen);
        var number = call("5");
        Awaitility.await().atMost(PATIENCE).pollInSameThread()
                .until(() -> screen.evaluate("JSON.stringify(window.played)").equals("[0.1,0.1]"));
        assertThat(asked).hasSize(2).allSatisfy(said -> assertThat(said).contains("\"kind\":\"call\"", number + "\"",
                "\"place\":\"5\"", "\"language\":\"es\""));
    }

    /// A tenth of a second, at 8,000 samples of one byte.
    private static byte[] silence() {
        var samples = 800;
        return ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII)).putInt(36 + samples).put("WAVEfmt ".getBytes(US_ASCII)).putInt(16)
                .putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(8_000).putShort((short) 1).putShort((short) 8)
                .put("data".getBytes(US_ASCII)).putInt(samples).array();
    }

    @Test
    void a_voice_that_goes_while_it_speaks_leaves_the_rest_to_the_chime_and_the_screen() {
        var screen = listening(ENGLISH);
        switchOn(screen);
        screen.evaluate("""
                () => {
                  const { speak } = speechSynthesis;
                  speechSynthesis.speak = utterance => {
                    speak(utterance);
                    speechSynthesis.getVoices = () => [];
                  };
                }""");
        call("8");
        awaitSaid(screen, 1);
        call("9");
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> screen.evaluate("window.chimes").equals(2));
        assertThat(said(screen)).hasSize(1);
    }

    @Test
    void what_fails_with_one_call_does_not_silence_the_next() {
        var screen = listening(ENGLISH);
        switchOn(screen);
        screen.evaluate("""
                () => {
                  const { speak } = speechSynthesis;
                  speechSynthesis.speak = utterance => {
                    speechSynthesis.speak = speak;
                    window.failed = true;
                    throw new Error('a fault of the device');
                  };
                }""");
        call("8");
        Awaitility.await().atMost(PATIENCE).pollInSameThread()
                .until(() -> screen.evaluate("window.failed === true").equals(true));
        call("9");
        awaitSaid(screen, 1);
        assertThat(browsers.complaints().get("screen")).anySatisfy(said -> assertThat(said).contains("a fault of the device"));
        browsers.complaints().clear();
    }

    @Test
    void a_device_without_sound_shows_the_calls_all_the_same() {
        var screen = browsers.open("silent", clinic.page("/screen?diagonal=55"), WIDTH, HEIGHT,
                "delete globalThis.AudioContext; delete globalThis.speechSynthesis;");
        isLive(screen);
        var number = call("4");
        visible(screen, "called-" + number);
    }

    @Test
    void what_was_called_while_sound_was_off_is_not_said_later() {
        var screen = listening(ENGLISH);
        switchOn(screen);
        press(screen, "sound");
        assertThat(at(screen, "sound")).hasText("Sound is off: tap to switch on");
        visible(screen, "called-" + call("6"));
        switchOn(screen);
        var heard = call("7");
        awaitSaid(screen, 2);
        assertThat(said(screen)).allMatch(text -> text.contains("Room seven"));
        visible(screen, "called-" + heard);
    }

    /// The queue by itself, in a module that needs no page.
    @Test
    void the_queue_keeps_the_newest_and_of_one_ticket_only_once() {
        var screen = listening(ENGLISH);
        assertThat(screen.evaluate("""
                import('/app/screen/announcements.js').then(({ queued, stillStanding, spelled, MOST_WAITING }) => {
                  const call = number => ({ kind: 'call', ticket: `2026-11-22-${number}`, number, place: '1' });
                  let waiting = [];
                  for (let i = 0; i < MOST_WAITING + 5; i++) { waiting = queued(waiting, call(`A${i}`)); }
                  const full = waiting.map(({ number }) => number);
                  const again = queued(waiting, call('A6')).map(({ number }) => number);
                  const both = queued([call('A1')], { ...call('A1'), kind: 'ready', place: '2' }).length
                    + queued([call('A1')], { ...call('A1'), ticket: '2026-11-21-A1' }).length;
                  const left = stillStanding(waiting, ({ number }) => number === 'A9').length;
                  return JSON.stringify([full.length, full[0], again.length, again.at(-1), both, left,
                    spelled('A1000', '0123456789'.split('')), spelled('Blue 2-B', '0123456789'.split(''))]);
                })""")).isEqualTo("[10,\"A5\",10,\"A6\",4,1,\"A, 1, 0, 0, 0\",\"Blue, 2, B\"]");
    }

    // ── size ──

    /// The height of a capital as the browser takes it from the font's own measures, in pixels.
    private static double capital(Page screen, String selector) {
        return ((Number) screen.evaluate("""
                selector => {
                  const probe = document.createElement('span');
                  probe.style.display = 'block';
                  probe.style.height = '1cap';
                  document.querySelector(selector).append(probe);
                  const { height } = probe.getBoundingClientRect();
                  probe.remove();
                  return height;
                }""", selector)).doubleValue();
    }

    private static double wanted(double metres, double inches) {
        return metres * MILLIMETRES_PER_METRE * Math.hypot(WIDTH, HEIGHT) / (inches * 25.4);
    }

    @ParameterizedTest
    @CsvSource({ "'?distance=2.5&diagonal=32', 2.5, 32", "'?diagonal=65', 6, 65", "'?lang=es&distance=3', 3, 55",
            "'?distance=99&diagonal=nonsense', 6, 55" })
    void capitals_are_12_2_millimetres_high_for_each_metre(String query, double metres, double inches) {
        var screen = browsers.open("screen", clinic.page("/screen" + query), WIDTH, HEIGHT);
        isLive(screen);
        var number = call("12");
        visible(screen, "called-" + number);

        for (var part : List.of(".screen-number", ".screen-name")) {
            assertThat(capital(screen, part)).as(part).isCloseTo(wanted(metres, inches), offset(wanted(metres, inches) / 100));
        }
        wholeRowsOnly(screen);
        isUsable(screen);
        browsers.picture(screen, "size" + query.replaceAll("[^a-z0-9]+", "-"));
        // Set once, remembered by this screen.
        screen.navigate(clinic.page("/screen"));
        visible(screen, "called-" + number);
        assertThat(capital(screen, ".screen-number")).isCloseTo(wanted(metres, inches), offset(wanted(metres, inches) / 100));
    }

    @ParameterizedTest
    @CsvSource({ "55, 3, 1", "55, 9, 1", "43, 9, 2", "55, 20, 2" })
    void every_called_number_is_shown_in_letters_of_full_size(int inches, int calls, int pages) {
        for (var room = 1; room <= calls; room++) {
            call(Integer.toString(room));
        }
        var screen = browsers.open("screen", clinic.page("/screen?distance=5&diagonal=" + inches), WIDTH, HEIGHT);
        isLive(screen);
        screen.locator("[data-testid=called-" + called.getLast() + "]").waitFor();

        var shown = new TreeSet<String>();
        for (var page = 1; page <= pages; page++) {
            shown.addAll(numbersOnPage(screen, pages == 1 ? "" : "Page " + page + " of " + pages + ", " + calls + " in all"));
            wholeRowsOnly(screen);
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(called);
        assertThat(capital(screen, ".screen-row:not([hidden]) .screen-number")).isCloseTo(wanted(5, inches),
                offset(wanted(5, inches) / 50));
        browsers.picture(screen, inches + "-inches-" + calls + "-calls");
    }

    /// What stands there once the list says so above it. By the real clock: to a page whose clock jumps its line is silent, and
    /// the banner that says so takes a row's place.
    @SuppressWarnings("unchecked")
    private static List<String> numbersOnPage(Page screen, String said) {
        return (List<String>) screen.waitForFunction("""
                said => document.querySelector('[data-testid=page-calls]').textContent === said
                  && [...document.querySelectorAll('.screen-calls .screen-row:not([hidden]) .screen-number')]
                    .map(number => number.innerText)""", said).jsonValue();
    }

    @Test
    void a_long_room_name_gives_way_in_its_own_row_alone() {
        var screen = browsers.open("screen", clinic.page("/screen?distance=5&diagonal=55"), WIDTH, HEIGHT);
        isLive(screen);
        for (var room : List.of("1", "2", "3", "4", "5", "6", "Sala Pediatria 3")) {
            call(room);
        }
        visible(screen, "called-" + called.getLast());
        var full = wanted(5, 55);
        for (var number : called) {
            assertThat(capital(screen, "[data-testid=called-" + number + "] .screen-number")).isCloseTo(full,
                    offset(full / 50));
        }
        assertThat(capital(screen, "[data-testid=called-" + called.getFirst() + "] .screen-name")).isCloseTo(full,
                offset(full / 50));
        assertThat(capital(screen, "[data-testid=called-" + called.getLast() + "] .screen-name")).isLessThan(full / 2);
        wholeRowsOnly(screen);
        isUsable(screen);
        browsers.picture(screen, "long-name");
    }

    /// By the page's own clock, which the test sets.
    @Test
    void a_new_call_stands_over_the_board_and_is_marked_and_who_has_gone_in_leaves_after_a_minute() {
        var screen = browsers.open("screen", "about:blank", WIDTH, HEIGHT);
        screen.clock().install();
        screen.navigate(clinic.page("/screen?diagonal=55"));
        isLive(screen);
        visible(screen, "sound");

        // When two are called
        var first = call("12");
        var second = call("Sala Pediatria 3");

        // Then one after the other
        screen.clock().runFor(1_000);
        assertThat(visible(screen, "spotlight")).containsText(first);
        assertThat(at(screen, "called-" + second)).hasClass(NEW);
        isUsable(screen);
        browsers.picture(screen, "spotlight");
        screen.clock().runFor(5_000);
        assertThat(at(screen, "spotlight")).containsText(second);
        assertThat((boolean) screen.evaluate(
                """
                        () => [...document.querySelectorAll('.screen-spotlight p')].every(part => part.scrollWidth <= part.parentElement.clientWidth)"""))
                .isTrue();
        browsers.picture(screen, "spotlight-long-name");
        screen.clock().runFor(5_500);
        gone(screen, "spotlight");

        // When one has gone in, and a minute later, in which the line is not silent
        clinic.rest().post("/api/tickets/" + first + "/start", "{}").expect(200);
        screen.waitForFunction("() => [...document.querySelector('cq-screen').begun.keys()].length === 1");
        visible(screen, "called-" + first);
        screen.evaluate("() => { const now = performance.now.bind(performance); performance.now = () => now() + 61_000; }");
        screen.clock().runFor(1_000);

        // Then
        gone(screen, "called-" + first);
        assertThat(visible(screen, "called-" + second)).not().hasClass(NEW);
        screen.clock().runFor(125_000);
        assertThat(at(screen, "sound")).isHidden();
        visible(screen, "silent");

        // When somebody holds the screen
        screen.mouse().move(300, 300);
        screen.mouse().down();
        screen.clock().runFor(2_100);
        screen.mouse().up();

        // Then
        visible(screen, "sound");
        browsers.picture(screen, "staff");
    }

    @Test
    void a_screen_for_some_rooms_shows_their_calls_alone() {
        var screen = browsers.open("screen", clinic.page("/screen?diagonal=55&rooms=4,Sala%20Pediatria%203"), WIDTH, HEIGHT);
        isLive(screen);
        var elsewhere = call("5");
        var here = call("4");
        visible(screen, "called-" + here);
        gone(screen, "called-" + elsewhere);
        assertThat(screen.locator(".screen-calls")).containsText("Rooms 4, Sala Pediatria 3 only");
        assertThat(screen.locator(".screen-ready")).isHidden();
        isUsable(screen);
    }

    @Test
    void what_the_clinic_has_to_say_stands_below_the_calls() {
        var notices = """
                {"screen": {"viewingDistance": 6, "notices": [{"text": "Closed at one.", "texts": {"es": "Cerrado a la una."}}]}}""";
        clinic.rest().put("/api/settings", notices).expect(200);
        var screen = browsers.open("screen", "about:blank", WIDTH, HEIGHT);
        screen.clock().install();
        screen.navigate(clinic.page("/screen?diagonal=55"));
        isLive(screen);

        assertThat(visible(screen, "notice")).hasText("Closed at one.");
        isUsable(screen);
        screen.clock().runFor(8_500);
        assertThat(at(screen, "notice")).hasText("Cerrado a la una.");
        assertThat(at(screen, "notice")).hasAttribute("lang", "es");
        browsers.picture(screen, "notice");
        clinic.rest().put("/api/settings", "{\"screen\": {\"viewingDistance\": 6}}").expect(200);
        gone(screen, "notice");
    }

    private static void wholeRowsOnly(Page screen) {
        assertThat(screen.evaluate("""
                () => [...document.querySelectorAll('.screen-list')].flatMap(list => {
                  const frame = list.getBoundingClientRect();
                  return [...list.querySelectorAll('li:not([hidden]), li:not([hidden]) *')]
                    .filter(part => !part.matches('.screen-again')).map(part => part.getBoundingClientRect())
                    .filter(part => part.bottom > frame.bottom + 1 || part.right > frame.right + 1);
                }).length""")).isEqualTo(0);
    }

    @Test
    void a_screen_that_is_too_small_says_how_far_it_carries() {
        var screen = browsers.open("screen", clinic.page("/screen?distance=20&diagonal=24"), WIDTH, HEIGHT);
        isLive(screen);
        visible(screen, "called-" + call("12"));
        assertThat(visible(screen, "viewing-note")).containsText("for 20 m this screen would have to be larger");
        wholeRowsOnly(screen);
        browsers.picture(screen, "too-small");
    }

    @Test
    void nothing_moves() {
        var screen = browsers.open("screen", clinic.page("/screen?diagonal=55"), WIDTH, HEIGHT);
        screen.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE));
        isLive(screen);
        visible(screen, "called-" + call("8"));
        assertThat(screen.evaluate("document.getAnimations().length")).isEqualTo(0);
        gone(screen, "nobody");
    }
}
