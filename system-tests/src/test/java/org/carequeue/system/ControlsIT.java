package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/// What presses do that nobody has meant: second clicks, held keys, and controls that come under a resting hand.
class ControlsIT {

    /// As press.js has it.
    private static final int SETTLES = 800;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        clinic = RunningClinic.start(folder);
        browsers = new Browsers("controls");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        browsers.complaints().clear();
    }

    @Test
    void which_press_acts_and_where_the_focus_goes_are_pure_functions() {
        var page = browsers.open("press", clinic.page("/"));
        assertThat(page.evaluate("""
                import('/app/shared/controls/press.js').then(({ SETTLES, acts, staysQuiet, heir }) => {
                  const yes = () => true, no = () => false;
                  return JSON.stringify({
                    acts: [acts({ began: 5 }), acts({ began: SETTLES, settled: 0 }), acts({ began: SETTLES - 1, settled: 0 }),
                      acts({ began: 1, settled: 2 }), acts({ began: 5, busy: true })],
                    quiet: [staysQuiet('Enter', 'nothing'), staysQuiet('Enter', 'line'), staysQuiet('Enter', 'text'),
                      staysQuiet(' ', 'nothing'), staysQuiet(' ', 'line'), staysQuiet('f', 'nothing'),
                      staysQuiet('ArrowDown', 'nothing')],
                    heir: [heir([[], ['a', 'b'], ['c']], no, yes), heir([['a', 'b']], one => one === 'a', yes),
                      heir([['a'], ['b']], no, one => one === 'b'), heir([['a']], yes, yes) ?? 'nobody'],
                  });
                })""")).isEqualTo("""
                {"acts":[true,true,false,false,false],"quiet":[true,true,false,true,false,true,false],\
                "heir":["a","b","b","nobody"]}""");
    }

    @Test
    void drafts_are_kept_for_a_shift_for_so_many_tickets_and_for_none_that_the_board_does_not_know() {
        var page = browsers.open("drafts", clinic.page("/"));
        assertThat(page.evaluate(
                """
                        import('/app/shared/prescribing/drafts.js').then(({ MOST_DRAFTS, DRAFT_KEPT_FOR, withDraft, withoutDraft, stillKept, draftsIn }) => {
                          const draft = (ticket, at = 0) => ({ ticket, at, items: 1, values: [] });
                          const names = drafts => drafts.map(({ ticket, at }) => ticket + at);
                          const many = Array.from({ length: MOST_DRAFTS + 5 }, (_, at) => at)
                            .reduce((drafts, at) => withDraft(drafts, draft('m' + at, at)), []);
                          return JSON.stringify({
                            newest: names(withDraft([draft('a'), draft('b')], draft('b', 7))),
                            without: names(withoutDraft([draft('a'), draft('b')], 'a')),
                            most: [many.length, many[0].ticket === 'm' + (MOST_DRAFTS + 4)],
                            aged: names(withDraft([draft('a')], draft('b', DRAFT_KEPT_FOR))),
                            known: names(stillKept([draft('a'), draft('b')], 1, ticket => ticket === 'b')),
                            read: [draftsIn(null), draftsIn('{'), draftsIn('{"a":1}'), names(draftsIn(JSON.stringify([draft('a'), {}, null])))],
                          });
                        })"""))
                .isEqualTo("""
                        {"newest":["b7","a0"],"without":["b0"],"most":[20,true],"aged":["b43200000"],"known":["b0"],\
                        "read":[[],[],[],["a0"]]}""");
    }

    @Test
    void a_number_is_found_as_people_type_it_and_a_level_is_given_back_for_a_while() {
        var page = browsers.open("pure", clinic.page("/"));
        assertThat(page.evaluate(
                """
                        Promise.all([import('/app/shared/board/board-order.js'), import('/app/shared/staff/level-change.js')]).then(([{ isMeant }, { levelBefore }]) => {
                          const lastLevel = { from: 'normal', triaged: false, at: '1970-01-01T00:00:01Z' };
                          const before = now => levelBefore({ lastLevel }, now, 10)?.from ?? '-';
                          return JSON.stringify({
                            meant: ['', '42', 'a42', 'A 042', ' a042 ', 'a-42', '4'].every(typed => isMeant('A042', typed)),
                            others: ['b42', '43', 'x y', '2', 'a43'].filter(typed => isMeant('A042', typed)),
                            before: [before(1009), before(1010)],
                            none: levelBefore({}, 0, 10) ?? '-',
                          });
                        })"""))
                .isEqualTo("""
                        {"meant":true,"others":[],"before":["normal","-"],"none":"-"}""");
    }

    // ── on a page whose time stands still ──

    /// A page with nothing of its own but links, and a place for buttons that count how often they have acted.
    private static Page still() {
        var page = browsers.open("still", "about:blank");
        page.clock().install();
        page.navigate(clinic.page("/"));
        page.clock().pauseAt(System.currentTimeMillis() + 3_600_000);
        page.evaluate("""
                window.acted = [];
                window.add = (name, attributes) => {
                  const heading = document.getElementById('heading');
                  heading.insertAdjacentHTML('beforebegin', `<button ${attributes} id="${name}">${name}</button>`);
                  heading.previousElementSibling.style.cssText = 'display: block; height: 50px';
                };
                document.addEventListener('click', ({ target }) => window.acted.push(target.id));""");
        return page;
    }

    private static void add(Page page, String name, String attributes) {
        page.evaluate("([name, attributes]) => window.add(name, attributes)", new Object[] { name, attributes });
    }

    private static void goOn(Page page, int milliseconds) {
        page.clock().runFor(milliseconds);
    }

    private static void settle(Page page) {
        goOn(page, SETTLES + 200);
    }

    private static void press(Page page, String name) {
        point(page, name);
        page.mouse().down();
        page.mouse().up();
    }

    private static void point(Page page, String name) {
        var box = page.locator("#" + name).boundingBox();
        page.mouse().move(box.x + 20, box.y + 20);
    }

    private static Object acted(Page page) {
        return page.evaluate("window.acted.splice(0).join(' ')");
    }

    @Test
    void a_control_that_appears_does_nothing_for_a_moment_and_says_so_to_who_cannot_see() {
        var page = still();
        add(page, "claim", "");
        goOn(page, SETTLES - 20);
        press(page, "claim");
        assertThat(acted(page)).isEqualTo("");
        assertThat(page.locator("#claim")).hasAttribute("aria-disabled", "true");

        goOn(page, 200);
        assertThat(page.locator("#claim[aria-disabled]")).hasCount(0);
        press(page, "claim");
        assertThat(acted(page)).isEqualTo("claim");
    }

    @Test
    void a_press_that_began_too_early_does_nothing_however_long_it_is_held() {
        var page = still();
        add(page, "claim", "");
        goOn(page, SETTLES - 20);
        point(page, "claim");
        page.mouse().down();
        settle(page);
        page.mouse().up();
        assertThat(acted(page)).isEqualTo("");
        page.locator("#claim").focus();
        page.evaluate("document.getElementById('claim').textContent = 'ready'");
        page.keyboard().down(" ");
        settle(page);
        page.keyboard().up(" ");
        assertThat(acted(page)).isEqualTo("");
    }

    @Test
    void a_control_that_comes_to_mean_something_else_is_a_new_one_unless_it_only_counts() {
        var page = still();
        add(page, "claim", "");
        add(page, "more", "data-lasting");
        settle(page);
        page.evaluate("document.getElementById('claim').firstChild.data = 'Hand over'");
        page.evaluate("document.getElementById('more').firstChild.data = '49 more'");
        press(page, "claim");
        press(page, "more");
        assertThat(acted(page)).isEqualTo("more");
        page.evaluate("document.getElementById('more').setAttribute('aria-busy', 'true')");
        press(page, "more");
        assertThat(acted(page)).as("while it is under way").isEqualTo("");
    }

    @Test
    void what_comes_under_a_resting_hand_does_nothing_for_a_moment() {
        var page = still();
        add(page, "first", "");
        add(page, "second", "");
        settle(page);
        press(page, "first");
        page.evaluate("document.getElementById('first').remove()");
        page.mouse().down();
        page.mouse().up();
        assertThat(acted(page)).isEqualTo("first");

        settle(page);
        page.mouse().down();
        page.mouse().up();
        assertThat(acted(page)).isEqualTo("second");
    }

    @Test
    void a_held_key_acts_once_and_a_second_press_of_it_not_where_the_focus_has_gone_by_itself() {
        var page = still();
        add(page, "finish", "data-final data-focus");
        add(page, "next", "data-focus");
        add(page, "start", "");
        settle(page);
        page.locator("#start").focus();
        for (var time = 0; time < 5; time++) {
            page.keyboard().down("Enter");
        }
        page.keyboard().up("Enter");
        assertThat(acted(page)).isEqualTo("start");

        page.evaluate("document.getElementById('start').remove()");
        goOn(page, 50);
        assertThat(page.locator("#next")).isFocused();
        page.keyboard().press("Enter");
        assertThat(acted(page)).isEqualTo("");
        settle(page);
        page.keyboard().press("Enter");
        assertThat(acted(page)).isEqualTo("next");
    }

    @Test
    void a_test_that_presses_while_the_page_still_moves_presses_again_as_a_person_does() {
        var page = browsers.open("again", clinic.page("/"));
        page.evaluate("""
                window.acted = window.began = 0;
                const button = document.createElement('button');
                button.id = 'moving';
                button.textContent = 'Start';
                button.addEventListener('pointerenter', () => { button.textContent = 'Finish'; }, { once: true });
                button.addEventListener('pointerdown', () => window.began++);
                button.addEventListener('click', () => window.acted++);
                document.getElementById('heading').before(button);""");
        Pages.press(page.locator("#moving"));
        assertThat(page.evaluate("[window.acted, window.began].join()")).isEqualTo("1,2");
    }

    // ── on the pages ──

    @Test
    void a_doctor_who_clicks_twice_starts_and_does_not_finish() {
        issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=1"), 1366, 768);
        isLive(doctor);
        var finished = new AtomicInteger();
        doctor.onRequest(request -> {
            if (request.url().endsWith("/finish")) {
                finished.incrementAndGet();
            }
        });
        Pages.press(doctor, "next");
        var start = visible(doctor, "start");
        var started = start.boundingBox();
        Pages.press(start);
        for (var click = 0; click < 4; click++) {
            doctor.mouse().down();
            doctor.mouse().up();
        }
        assertThat(visible(doctor, "current")).containsText("In consultation");
        for (var click = 0; click < 4; click++) {
            doctor.mouse().down();
            doctor.mouse().up();
        }
        assertThat(finished).hasValue(0);
        var finish = visible(doctor, "finish").boundingBox();
        assertThat(finish.x).as("the final act has a place of its own").isGreaterThan(started.x + started.width);
        browsers.picture(doctor, "doctor-1-started");
        Pages.press(doctor, "finish");
        assertThat(at(doctor, "current")).containsText("Nobody is called to this room.");
    }

    @Test
    void by_keyboard_a_doctor_goes_from_one_patient_to_the_next_without_being_on_a_final_act_or_on_nothing() {
        issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=2"), 1366, 768);
        isLive(doctor);
        enter(doctor, visible(doctor, "next"));
        assertThat(visible(doctor, "start")).isFocused();
        enter(doctor, at(doctor, "start"));
        assertThat(visible(doctor, "write-prescription")).isFocused();
        enter(doctor, at(doctor, "finish"));
        assertThat(at(doctor, "next")).isFocused();
    }

    @Test
    void what_a_doctor_has_typed_outlives_a_reload_and_another_room_and_is_asked_for_before_it_goes() {
        issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=3"), 1366, 768);
        isLive(doctor);
        Pages.press(doctor, "next");
        Pages.press(doctor, "start");
        Pages.press(doctor, "write-prescription");
        assertThat(visible(doctor, "rx-medicine")).isFocused();
        at(doctor, "rx-medicine").fill("Amoxicillin");
        at(doctor, "rx-frequency").selectOption("every-8-hours");
        at(doctor, "rx-substitution-allowed").uncheck();

        var asked = new ArrayList<String>();
        doctor.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });
        doctor.reload();
        assertThat(asked).as("by the browser, before what the tab keeps goes").containsExactly("beforeunload");
        assertThat(visible(doctor, "rx-medicine")).hasValue("Amoxicillin");
        assertThat(at(doctor, "rx-frequency")).hasValue("every-8-hours");
        assertThat(at(doctor, "rx-substitution-allowed")).not().isChecked();
        at(doctor, "room-select").selectOption("1");
        assertThat(visible(doctor, "notice")).containsText("kept in this tab");
        at(doctor, "room-select").selectOption("3");
        assertThat(visible(doctor, "rx-medicine")).hasValue("Amoxicillin");

        Pages.press(doctor, "finish");
        assertThat(visible(doctor, "keep")).isFocused();
        browsers.picture(doctor, "doctor-2-asked");
        Pages.press(doctor, "keep");
        assertThat(at(doctor, "rx-medicine")).hasValue("Amoxicillin");
        Pages.press(doctor, "rx-dismiss");
        Pages.press(doctor, "confirm");
        assertThat(visible(doctor, "write-prescription")).isFocused();
        assertThat(doctor.evaluate("sessionStorage.getItem('carequeue.drafts')")).isEqualTo("[]");
        Pages.press(doctor, "finish");
        assertThat(at(doctor, "current")).containsText("Nobody is called to this room.");
        doctor.reload();
        assertThat(asked).as("nothing is kept any more").hasSize(1);
    }

    @Test
    void a_level_given_by_one_click_is_taken_back_by_one() {
        var number = issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=6"), 1366, 768);
        isLive(doctor);
        Pages.press(doctor, "priority-" + number + "-high");
        assertThat(at(doctor, "level-" + number)).containsText("High");
        doctor.reload();
        isLive(doctor);
        assertThat(visible(doctor, "undo-level-" + number)).containsText("Undo: not triaged");
        browsers.picture(doctor, "doctor-3-level-given");
        Pages.press(doctor, "undo-level-" + number);
        assertThat(at(doctor, "level-" + number)).containsText("Normal");
        assertThat(at(doctor, "waiting-" + number)).containsText("Not triaged yet");
        gone(doctor, "undo-level-" + number);
        Pages.press(doctor, "next");
        Pages.press(doctor, "not-present");
    }

    @Test
    void after_the_last_attempt_nobody_is_called_once_more() {
        issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=4"), 1366, 768);
        isLive(doctor);
        Pages.press(doctor, "next");
        for (var call = 1; call < 3; call++) {
            assertThat(visible(doctor, "calls")).containsText(call + " of 3");
            Pages.press(doctor, "recall");
        }
        assertThat(at(doctor, "calls")).containsText("3 of 3");
        // Not by aria-disabled, which any button has for a moment when something about it is new.
        assertThat(at(doctor, "recall")).hasAttribute("disabled", "");
        Pages.press(doctor, "not-present");
        assertThat(at(doctor, "current")).containsText("Nobody is called to this room.");
    }

    // ── by keys ──

    /// As a person tells them by pressing Tab.
    private static final String STOPS = """
            [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
                .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length""";

    @Test
    void a_patient_s_way_through_a_room_takes_one_key_each_and_with_many_waiting_few_stops_of_the_tab_key() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            numbers.add(issue());
        }
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=9"), 1366, 768);
        isLive(doctor);
        var last = numbers.getLast();
        visible(doctor, "waiting-" + last);
        assertThat(doctor.evaluate("document.documentElement.scrollHeight")).as("the frame is the window").isEqualTo(768);
        assertThat(at(doctor, "waiting-count")).hasText(Pattern.compile("2[5-9]|[3-9]\\d"));

        // A digit sets the level of the row that has the focus, and of nobody where none has it
        var given = doctor.locator(".waiting-row [aria-pressed=true]").count();
        doctor.keyboard().press("2");
        visible(doctor, "waiting-" + last).focus();
        key(doctor, "priority-" + last + "-high", "2");
        assertThat(visible(doctor, "priority-" + last + "-high")).hasAttribute("aria-pressed", "true");
        assertThat(doctor.locator(".waiting-row [aria-pressed=true]")).hasCount(given + 1);
        key(doctor, "undo-last", "u");
        assertThat(at(doctor, "waiting-" + last)).containsText("Not triaged yet");

        // When somebody is called, starts, and is finished as the next one is called
        key(doctor, "next", "n");
        var called = visible(doctor, "current").locator(".ticket-number").innerText();
        key(doctor, "start", "s");
        visible(doctor, "finish-and-next");
        var stops = (int) doctor.evaluate(STOPS);
        assertThat(stops).as("stops of the Tab key with %s waiting", numbers.size() - 1).isLessThanOrEqualTo(25);
        eachListIsOneStop("reception", ".desk-row", "ArrowDown", last);
        eachListIsOneStop("manager", ".filter", "ArrowRight", last);
        doctor.keyboard().press("?");
        assertThat(visible(doctor, "keys-dialog")).containsText("Finish, call next");
        doctor.keyboard().press("d");
        assertThat(at(doctor, "current").locator(".ticket-number")).hasText(called);
        doctor.keyboard().press("Escape");
        key(doctor, "finish-and-next", "d");
        assertThat(at(doctor, "current").locator(".ticket-number")).not().hasText(called);
        visible(doctor, "start");
        browsers.picture(doctor, "doctor-4-by-keys");

        // What is typed into a field is text
        doctor.keyboard().press("/");
        assertThat(at(doctor, "find")).isFocused();
        doctor.keyboard().type("a");
        assertThat(visible(doctor, "not-present")).isVisible();
        key(doctor, "not-present", "a", doctor.locator("#main"));
        assertThat(at(doctor, "current")).containsText("Nobody is called to this room.");
        numbers.forEach(number -> clinic.rest().post("/api/tickets/" + number + "/cancel", "{}"));
        gone(doctor, "waiting-" + last);
    }

    /// A page on which many wait has few stops of the Tab key, and an arrow leads from one to the next that is none.
    private static void eachListIsOneStop(String name, String controls, String arrow, String last) {
        var page = browsers.open(name, clinic.page("/" + name), 1366, 768);
        isLive(page);
        assertThat(page.locator("[data-testid$='-" + last + "']").first()).isVisible();
        assertThat((int) page.evaluate(STOPS)).as("stops of the Tab key at %s", name).isLessThanOrEqualTo(20);
        var all = page.locator(controls);
        all.first().focus();
        page.keyboard().press(arrow);
        assertThat(all.nth(1)).isFocused();
        assertThat(all.nth(1)).hasAttribute("tabindex", "0");
        assertThat(page.locator(controls + "[tabindex='0']")).hasCount(1);
        page.context().close();
    }

    /// Presses a key once what it presses can be pressed.
    private static void key(Page page, String testId, String key) {
        assertThat(visible(page, testId)).not().hasAttribute("aria-disabled", "true");
        assertThat(at(page, testId)).isEnabled();
        page.keyboard().press(key);
    }

    /// The same after the focus has gone elsewhere.
    private static void key(Page page, String testId, String key, Locator focus) {
        focus.focus();
        key(page, testId, key);
    }

    @Test
    void under_a_resting_hand_rows_stand_still_and_whoever_has_gone_leaves_a_place_until_the_hand_has_gone() {
        var first = issue();
        var second = issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=10"), 1366, 768);
        isLive(doctor);
        visible(doctor, "waiting-" + second).scrollIntoViewIfNeeded();
        var box = at(doctor, "waiting-" + second).boundingBox();
        // When another desk gives up whoever stands above, while the mouse moves over the row below
        doctor.mouse().move(box.x + 20, box.y + box.height / 2);
        clinic.rest().post("/api/tickets/" + first + "/cancel", "{}").expect(200);
        Awaitility.await().pollInSameThread().until(() -> {
            doctor.mouse().move(box.x + 20 + System.nanoTime() % 5, box.y + box.height / 2);
            return at(doctor, "gone-" + first).isVisible();
        });
        assertThat(at(doctor, "waiting-" + second).boundingBox().y).isEqualTo(box.y);

        // Then the list is as it is when the hand goes
        doctor.mouse().move(5, 5);
        gone(doctor, "gone-" + first);
        clinic.rest().post("/api/tickets/" + second + "/cancel", "{}").expect(200);
    }

    // ── at the kiosk ──

    private static final String PRINTER = """
            window.printed = [];
            window.print = () => window.printed.push([document.querySelector('.slip-heading').innerText,
                document.querySelector('.slip-number').innerText, document.querySelectorAll('.slip .qr path').length]);""";

    @Test
    void whoever_is_done_early_gets_the_slip_all_the_same_in_the_language_that_was_chosen() {
        // On a busy machine all of this takes longer than the kiosk waits for a drawing before it prints without one
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?print=auto&lang=es"), 1280, 800,
                PRINTER + "AbortSignal.timeout = () => new AbortController().signal;");
        isLive(kiosk);
        var drawing = new ArrayList<Route>();
        kiosk.route("**/api/qr-code", drawing::add);
        Pages.press(kiosk, "line-general");
        var number = visible(kiosk, "kiosk-number").innerText();
        Pages.press(kiosk, "kiosk-done");
        visible(kiosk, "line-general");
        assertThat(drawing).hasSize(1);

        drawing.getFirst().resume();
        Awaitility.await().pollInSameThread().until(() -> (boolean) kiosk.evaluate("window.printed.length > 0"));
        assertThat(kiosk.evaluate("JSON.stringify(window.printed)"))
                .isEqualTo("[[\"Su número\",\"%s\",1]]".formatted(number));
    }

    @Test
    void nothing_leads_away_from_the_kiosk_and_it_says_when_its_time_is_nearly_up() {
        var kiosk = browsers.open("kiosk", "about:blank", 1280, 800);
        kiosk.clock().install();
        kiosk.navigate(clinic.page("/kiosk"));
        isLive(kiosk);
        Pages.press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        assertThat(kiosk.locator("a:not(.skip)")).hasCount(0);
        assertThat(kiosk
                .evaluate("document.body.dispatchEvent(new MouseEvent('contextmenu', { cancelable: true, bubbles: true }))"))
                .as("a long press opens nothing").isEqualTo(false);
        assertThat(kiosk
                .evaluate("document.body.dispatchEvent(new DragEvent('dragstart', { cancelable: true, bubbles: true }))"))
                .as("nothing is dragged away").isEqualTo(false);
        assertThat(kiosk.evaluate(
                "document.body.dispatchEvent(new WheelEvent('wheel', { ctrlKey: true, cancelable: true, bubbles: true }))"))
                .as("nothing is enlarged").isEqualTo(false);

        kiosk.clock().fastForward(28_000);
        assertThat(at(kiosk, "kiosk-return")).containsText("in 20 seconds");
        browsers.picture(kiosk, "kiosk-1-warned");
        kiosk.mouse().click(5, 400);
        assertThat(at(kiosk, "kiosk-return")).containsText("after 45 seconds");
        kiosk.clock().fastForward(47_000);
        visible(kiosk, "line-general");
    }

    @Test
    void whoever_comes_next_finds_the_kiosk_at_its_beginning_however_far_it_was_scrolled() {
        var kiosk = browsers.open("kiosk", "about:blank", 320, 256);
        kiosk.clock().install();
        kiosk.navigate(clinic.page("/kiosk"));
        isLive(kiosk);
        kiosk.keyboard().press("Shift");
        kiosk.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        kiosk.waitForFunction("() => scrollY > 0");

        kiosk.clock().fastForward(47_000);
        kiosk.waitForFunction("() => scrollY === 0");
    }

    @ParameterizedTest
    @CsvSource({ "20, 1280, 800, false", "20, 1080, 1920, true", "12, 1280, 800, true", "3, 1024, 768, false" })
    void help_and_each_of_twenty_lines_can_be_reached_without_scrolling(int count, int width, int height, boolean large) {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"), width, height);
        isLive(kiosk);
        if (large) {
            Pages.press(kiosk, "kiosk-large");
            Pages.press(kiosk, "kiosk-contrast");
        }
        // The clinic of this class keeps its lines: these are what the page would have heard of twenty.
        kiosk.evaluate(
                """
                        count => {
                          const page = document.querySelector('cq-kiosk');
                          const names = ['Orthopaedics and traumatology', 'Ear, nose and throat', 'Eyes', 'Vaccinations, blood samples and other visits to nurses'];
                          page.live.board.settings.serviceLines = [...'ABCDEFGHJKLMNPRSTUVW'].slice(0, count)
                            .map((letter, place) => ({ code: `line-${place}`, letter, name: names[place % names.length] }));
                          page.requestUpdate();
                        }""",
                count);
        var groups = kiosk.locator("[data-testid^=group-]");
        assertThat(groups).hasCount(count > 12 ? 5 : 0);
        allIsInSight(kiosk);
        if (large) {
            isUsable(kiosk);
        }
        browsers.picture(kiosk, "kiosk-" + count + "-lines-" + width);
        var lines = new TreeSet<String>(lines(kiosk));
        for (var group = 0; group < groups.count(); group++) {
            Pages.press(groups.nth(group));
            visible(kiosk, "kiosk-back");
            allIsInSight(kiosk);
            lines.addAll(lines(kiosk));
            Pages.press(kiosk, "kiosk-back");
            gone(kiosk, "kiosk-back");
        }
        assertThat(lines).hasSize(count);
    }

    private static List<String> lines(Page kiosk) {
        return kiosk.locator("[data-testid^=line-]").all().stream().map(line -> line.getAttribute("data-testid")).toList();
    }

    private static void allIsInSight(Page kiosk) {
        assertThat(kiosk
                .evaluate(
                        """
                                [...document.querySelectorAll('main button')].map(button => [button, button.getBoundingClientRect()])
                                    .filter(([button, { top, bottom, left, right, height }]) => top < 0 || bottom > innerHeight || left < 0
                                        || right > innerWidth || height < 60 || button.scrollHeight > button.clientHeight + 1
                                        || innerHeight > 1500 && top < innerHeight / 3)
                                    .map(([button]) => button.innerText).join()"""))
                .isEqualTo("");
        assertThat(kiosk.evaluate("document.documentElement.scrollHeight > innerHeight")).isEqualTo(false);
    }

    // ── enlarged four times ──

    @ParameterizedTest
    @MethodSource("org.carequeue.system.documents.PagesTest#pages")
    void no_page_is_wider_than_a_window_that_is_enlarged_four_times(String name) {
        var page = browsers.open(name, clinic.page("/" + name), 320, 256);
        isLive(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(page.evaluate("document.querySelector('.page-header').scrollWidth")).isEqualTo(320);
    }

    @Test
    void by_keyboard_a_pharmacist_who_has_claimed_is_on_the_next_step_and_a_held_key_goes_no_further() {
        var number = issue();
        clinic.rest().persist("/api/tickets/" + number + "/prescriptions", Forms.prescription(), "controls-" + number);
        var pharmacist = browsers.open("pharmacist", clinic.page("/pharmacist?counter=1"));
        isLive(pharmacist);
        assertThat(visible(pharmacist, "claim")).isEnabled();
        at(pharmacist, "claim").focus();
        for (var time = 0; time < 3; time++) {
            pharmacist.keyboard().down("Enter");
        }
        assertThat(visible(pharmacist, "ready")).isFocused();
        pharmacist.keyboard().down("Enter");
        pharmacist.keyboard().up("Enter");
        assertThat(at(pharmacist, "status")).hasText("In preparation");
        assertThat(at(pharmacist, "ready")).isFocused();
    }

    private static void enter(Page page, Locator control) {
        assertThat(control).isEnabled();
        control.focus();
        page.keyboard().press("Enter");
    }

    private static String issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("number");
    }
}
