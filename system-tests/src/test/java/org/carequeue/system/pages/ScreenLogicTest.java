package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// screen-layout.js, viewing.js, announcements.js, spotlight.js, shown-calls.js, media-rules.js: what the public screen shows, how large, what it
/// says, and what it tells of that; screen-rules.js: what staff see of it.
class ScreenLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("screen-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void a_screen_tells_what_was_seen_and_heard_of_the_calls_that_stand() {
        assertThat(scripts
                .run("""
                        const { shownCalls, signOf } = await import('/app/screen/shown-calls.js');
                        const first = { id: 'a', place: 'room 3', call: 1, key: 'call a 3' };
                        const again = { ...first, call: 2 };
                        const ready = { id: 'b-P1', place: 'counter 1', call: 1, key: 'ready b 1' };
                        const also = { ...ready, id: 'b-P2' };
                        const none = new Map();
                        const seen = shownCalls([], [first], new Set([first.key]), none);
                        const covered = shownCalls(seen, [ready, also, first], new Set(), none);
                        const heard = shownCalls(seen, [first], new Set(), new Map([[signOf(first), 'voice']]));
                        const recalled = shownCalls(heard, [again], new Set(), new Map([[signOf(first), 'voice']]));
                        const both = shownCalls([], [ready, also], new Set([ready.key]), new Map([[signOf(ready), 'chime']]));
                        const many = Array.from({ length: 400 }, (_, call) => ({ ...first, call: call + 1 }));
                        return lines([plain(seen), covered === seen, plain(heard), plain(recalled), plain(both), plain(shownCalls(seen, [], new Set(), none)),
                          shownCalls([], many, new Set([first.key]), none).length]);
                        """))
                .isEqualTo(
                        """
                                [{"id":"a","place":"room 3","call":1,"heard":"not"}]
                                true
                                [{"id":"a","place":"room 3","call":1,"heard":"voice"}]
                                []
                                [{"id":"b-P1","place":"counter 1","call":1,"heard":"chime"},{"id":"b-P2","place":"counter 1","call":1,"heard":"chime"}]
                                []
                                300""");
    }

    @Test
    void pictures_stand_side_by_side_a_video_by_itself_and_all_of_them_come() {
        assertThat(scripts
                .run("""
                        const { EMPTY, pagesOf, turnedTo } = await import('/app/screen/media-rules.js');
                        const media = ['a', 'b', 'c', 'd', 'e', 'F', 'G', 'h'].map(name => ({ name, kind: name < 'a' ? 'video' : 'picture' }));
                        const names = strip => strip.names.join('');
                        const first = turnedTo(EMPTY, 0, media, false);
                        const second = turnedTo(first, 15_000, media, false);
                        const film = turnedTo(second, 30_000, media, false);
                        const other = turnedTo(film, 31_000, media, true);
                        return lines([pagesOf(media).map(page => page.map(({ name }) => name).join('')), names(first), turnedTo(first, 14_999, media, false) === first,
                          names(second), names(film), turnedTo(film, 209_999, media, false) === film, names(turnedTo(film, 210_000, media, false)), names(other),
                          names(turnedTo(turnedTo(other, 32_000, media, true), 60_000, media, false)), names(turnedTo(first, 1_000, media.slice(1), false)),
                          turnedTo(first, 1_000, [], false) === EMPTY, turnedTo(EMPTY, 1_000, [], true) === EMPTY]);
                        """))
                .isEqualTo("abcd | e | F | G | h\nabcd\ntrue\ne\nF\ntrue\nG\nG\nabcd\nbcde\ntrue\ntrue");
    }

    @Test
    void staff_see_whether_a_screen_that_is_for_the_place_has_shown_the_call() {
        assertThat(scripts
                .run("""
                        const { seenOf } = await import('/app/shared/staff/screen-rules.js');
                        const hall = { count: 1, sound: 'on', visible: true };
                        const corridor = { ...hall, rooms: ['7'] };
                        const of = (connected, said, called = {}) => seenOf({ connected, calls: new Map([['a', { id: 'a', call: 2, shown: 0, spoken: 0, chimed: 0, late: false, ...said }]]) },
                          { id: 'a', call: 2, place: 'room 3', ...called });
                        const said = seen => (typeof seen === 'string' ? seen : `shown ${seen.shown}`);
                        return lines([of([], {}), of([hall], {}), of([corridor], {}), of([corridor], {}, { place: 'room 7' }), of([corridor], {}, { place: 'counter 7' }),
                          of([hall], { late: true }), of([hall], { late: true }, { call: 3 }), of([corridor], { late: true }), of([hall], { shown: 2 }),
                          of([], { shown: 1 }), of([hall], { shown: 2 }, { call: 3 }), of([hall], { shown: 2 }, { id: 'b' })].map(said));
                        """))
                .isEqualTo("none\nawaited\nnone\nawaited\nnone\nlate\nawaited\nnone\nshown 2\nshown 1\nawaited\nawaited");
    }

    /// Whatever is called and whatever the screen: nobody stands on no page, and no page is empty or higher than the screen.
    @Test
    void every_number_has_a_place_on_a_page_that_fits() {
        assertThat(scripts
                .run("""
                        const { layoutOf } = await import('/app/screen/screen-layout.js');
                        let seed = 4711;
                        const random = most => { seed = (seed * 48271) % 2147483647; return seed % (most + 1); };
                        const wrong = [];
                        let fitting = 0;
                        for (let day = 0; day < 2_000; day++) {
                          const size = 20 + random(150);
                          const measures = { width: 300 + random(3_500), height: 150 + random(2_000), row: size * 1.3, gap: 8, size };
                          const list = (most, named) => Array.from({ length: random(most) },
                            () => ({ number: size * 2.9, name: named ? size * (0.6 + random(90) / 10) : 0, kind: named ? size * 2.8 : 0 }));
                          const lists = { calls: list(25, true), ready: list(20, true), missed: list(10, false) };
                          const layout = layoutOf(measures, lists);
                          const high = Math.floor((measures.height + measures.gap) / (measures.row + measures.gap));
                          const used = Math.max(1, layout.calls.rows) + layout.ready.rows + layout.missed.rows;
                          fitting += layout.fits ? 1 : 0;
                          const rules = { high: !layout.fits || used <= high };
                          for (const [name, entries] of Object.entries(lists)) {
                            const { columns, rows, pages, perPage, places } = layout[name];
                            rules[`${name}: all`] = pages * perPage >= entries.length && columns * rows >= Math.min(entries.length, perPage);
                            rules[`${name}: no empty page`] = pages === 1 || (pages - 1) * perPage < entries.length;
                            rules[`${name}: a row`] = entries.length === 0 ? rows === 0 : rows > 0;
                            rules[`${name}: places`] = places.length === entries.length
                              && places.every(place => place.size > 0 && place.size <= 1 && place.lines >= 1 && place.lines <= 3);
                          }
                          wrong.push(...Object.entries(rules).filter(([, kept]) => !kept).map(([rule]) => `${day}: ${rule}`));
                        }
                        return lines([fitting > 500, wrong.slice(0, 5)]);
                        """))
                .isEqualTo("true\n");
    }

    /// Whoever is called is seen within five seconds, and soon for long enough to be read; and whoever stands on a later page
    /// is seen again, however many are called.
    @Test
    void whoever_is_called_is_seen_at_once_and_nobody_stands_on_a_page_that_never_comes() {
        assertThat(scripts
                .run("""
                        const { firstTurn, turned } = await import('/app/screen/screen-layout.js');
                        let seed = 42;
                        const random = most => { seed = (seed * 48271) % 2147483647; return seed % (most + 1); };
                        const wrong = [];
                        for (let day = 0; day < 60; day++) {
                          const pages = 2 + random(4);
                          const often = 1 + random(30);
                          const seen = Array(pages).fill(0);
                          let turn = firstTurn(0);
                          let unread = [];
                          for (let at = 500; at <= 600_000; at += 500) {
                            const news = random(often) === 0;
                            if (news) { unread.push({ called: at, seen: 0 }); }
                            turn = turned(turn, at, pages, news);
                            seen[turn.page] = at;
                            if (turn.page === 0) { unread.forEach(call => { call.seen += 500; }); }
                            unread.filter(({ called, seen }) => at - called > (seen === 0 ? 5_000 : 18_000))
                              .forEach(({ called, seen }) => wrong.push(`called at ${called} and seen for ${seen} at ${at} of day ${day}`));
                            unread = unread.filter(({ seen }) => seen < 4_000);
                            seen.forEach((last, page) => at - last > pages * 17_000 && wrong.push(`page ${page} never comes at ${at} of day ${day}`));
                          }
                          if (turned(turn, 600_500, 1, false).page !== 0) { wrong.push('one page alone'); }
                        }
                        return lines(wrong.slice(0, 5));
                        """))
                .isEqualTo("");
    }

    /// However many are called: each stands large for a while, and the board is never hidden for long.
    @Test
    void each_new_call_stands_over_the_board_once_and_the_board_comes_back() {
        assertThat(scripts
                .run("""
                        const { FREE, staged } = await import('/app/screen/spotlight.js');
                        let seed = 42;
                        const random = most => { seed = (seed * 48271) % 2147483647; return seed % (most + 1); };
                        const wrong = [];
                        for (let day = 0; day < 40; day++) {
                          const often = 1 + random(60);
                          const shown = new Map();
                          const called = [];
                          const gone = new Set();
                          let stage = FREE;
                          let hidden = 0;
                          let free = 0;
                          for (let at = 500; at <= 900_000; at += 500) {
                            const news = at < 600_000 && random(often) === 0
                              ? [{ key: `call ${called.length}` }, { key: `ready ${called.length}` }] : [];
                            news.forEach(({ key }) => called.push(key));
                            if (random(200) === 0 && called.length > 0) { gone.add(called[random(called.length - 1)]); }
                            stage = staged(stage, at, news, ({ key }) => !gone.has(key));
                            if (stage.now) {
                              shown.set(stage.now.key, (shown.get(stage.now.key) ?? 0) + 500);
                              if (gone.has(stage.now.key)) { wrong.push(`${stage.now.key} stands and is gone`); }
                            }
                            hidden = stage.now ? free >= 5_000 ? 500 : hidden + 500 : hidden;
                            free = stage.now ? 0 : free + 500;
                            if (hidden > 15_000) { wrong.push(`the board is hidden for ${hidden} at ${at} of day ${day}`); }
                          }
                          if (called.length < 100) {
                            called.filter(key => !gone.has(key) && !(shown.get(key) >= 3_000 && shown.get(key) <= 5_500))
                              .forEach(key => wrong.push(`${key} stood for ${shown.get(key)} of day ${day}`));
                          }
                        }
                        return lines(wrong.slice(0, 5));
                        """))
                .isEqualTo("");
    }

    /// Who is called once more while waiting to be shown stands once; marks and margins go by the same clock.
    @Test
    void a_call_is_shown_for_five_seconds_and_a_recall_once_and_long_notices_in_parts() {
        assertThat(scripts
                .run("""
                        const { FREE, noticeLines, shiftAt, sinceWhen, staged } = await import('/app/screen/spotlight.js');
                        const all = () => true;
                        const [one, two] = [{ key: 'one' }, { key: 'two' }];
                        let stage = staged(FREE, 1_000, [one, two], all);
                        stage = staged(stage, 5_500, [two], all);
                        const still = stage.now.key;
                        stage = staged(stage, 6_000, [], all);
                        const next = `${stage.now.key} ${stage.waiting.length}`;
                        const over = staged(stage, 11_000, [], all).now;
                        const shifts = Array.from({ length: 400 }, (_, minute) => shiftAt(minute * 60_000));
                        const since = sinceWhen(new Map([['a', 1], ['b', 2]]), ['b', 'c'], 9);
                        const notices = noticeLines([{ text: 'Closed at one.', texts: { es: 'Cerrado a la una.', fr: '-' } },
                          { text: 'The pharmacy is closed from one to two today; for urgent medicines please ask at the desk.' }], ['en', 'es']);
                        return lines([still, next, String(over), [...since].join(' '),
                          [Math.min(...shifts.map(({ x }) => x)), Math.max(...shifts.map(({ y }) => y)),
                            shifts.every(({ x, y }, at) => at === 0 || Math.abs(x - shifts[at - 1].x) + Math.abs(y - shifts[at - 1].y) <= 1)],
                          ...notices.map(({ text, language }) => `${language ?? ''}: ${text}`)]);
                        """))
                .isEqualTo("""
                        one
                        two 0
                        null
                        b,2 c,9
                        -4 | 4 | true
                        : Closed at one.
                        es: Cerrado a la una.
                        : The pharmacy is closed from one to two today; for
                        : urgent medicines please ask at the desk.""");
    }

    /// EN 301 549 asks for 0.7 degrees: a capital of 61 mm at five metres, on a screen of 55 inches of 1920 by 1080 pixels.
    @Test
    void letters_are_as_high_as_their_readers_are_far_away() {
        assertThat(scripts
                .run("""
                        const { capitalHeight, roomsIn } = await import('/app/screen/viewing.js');
                        const picture = { width: 1920, height: 1080 };
                        const millimetres = (distance, diagonal) => capitalHeight(distance, picture, diagonal)
                          / (Math.hypot(picture.width, picture.height) / (diagonal * 25.4));
                        return [millimetres(5, 55), millimetres(5, 32), millimetres(1, 55)].map(height => height.toFixed(1)).join(' ')
                          + ` ${Math.round(capitalHeight(5, picture, 55))} ${roomsIn('1, Blue 3-B,12').join('+')} ${roomsIn('1,').length + roomsIn('').length}`;
                        """))
                .isEqualTo("61.0 61.0 12.2 96 1+Blue 3-B+12 0");
    }

    @Test
    void a_call_is_a_chime_and_then_the_words_in_each_language_that_has_a_voice_twice() {
        assertThat(scripts
                .run("""
                        const { spelled, stepsOf } = await import('/app/screen/announcements.js');
                        const said = (languages, voices) => stepsOf(languages, tag => voices.includes(tag)).map(({ chime, say }) => chime ? 'chime' : say).join(' ');
                        const digits = 'zero one two three four five six seven eight nine'.split(' ');
                        return lines([said(['en', 'es'], ['en', 'es']), said(['en', 'es'], ['es']), said(['en'], []),
                          ['A017', 'A1000', '3', '12B', 'Blue 2', 'X-Ray 1'].map(name => spelled(name, digits))]);
                        """))
                .isEqualTo("""
                        chime en es en es
                        chime es es
                        chime
                        A, zero, one, seven | A, one, zero, zero, zero | three | one, two, B | Blue, two | X, Ray, one""");
    }
}
