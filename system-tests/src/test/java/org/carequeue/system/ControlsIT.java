package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

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
                import('/app/press.js').then(({ SETTLES, acts, staysQuiet, heir }) => {
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
        add(page, "finish", "data-final");
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
        visible(doctor, "next").click();
        var start = visible(doctor, "start");
        start.click();
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
        browsers.picture(doctor, "doctor-1-started");
        visible(doctor, "finish").click();
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

    private static void enter(Page page, Locator control) {
        assertThat(control).isEnabled();
        control.focus();
        page.keyboard().press("Enter");
    }

    private static String issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("number");
    }
}
