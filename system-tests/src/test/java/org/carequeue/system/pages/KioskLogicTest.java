package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// kiosk-tiles.js and intake.js: what a kiosk offers at once, and when.
class KioskLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("kiosk-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void many_lines_are_groups_of_neighbours_and_none_is_hidden() {
        assertThat(scripts
                .run("""
                        const { columnsOf, tilesOf } = await import('/app/kiosk/kiosk-tiles.js');
                        const LETTERS = [...'ABCDEFGHJKLMNPRSTUVW'];
                        const wrong = [];
                        const shapes = [];
                        for (let count = 1; count <= 20; count++) {
                          const lines = LETTERS.slice(0, count).map(letter => ({ code: letter.toLowerCase(), letter, name: letter }));
                          const tiles = tilesOf(lines, null);
                          const groups = tiles.filter(tile => tile.lines.length > 1);
                          const reached = [...tiles.filter(tile => tile.lines.length === 1), ...groups.flatMap(({ key }) => tilesOf(lines, key))];
                          if (reached.map(({ key }) => key).join('') !== lines.map(({ code }) => code).join('')) { wrong.push(`${count}: not all`); }
                          if (tiles.length > 12 || groups.some(group => group.lines.length > 4)) { wrong.push(`${count}: too many`); }
                          if (tilesOf(lines, 'a group of yesterday').length !== tiles.length) { wrong.push(`${count}: unknown group`); }
                          if ([1, 4, 5, 12, 13, 20].includes(count)) { shapes.push(`${count}: ${tiles.length} in ${columnsOf(tiles.length)}`); }
                        }
                        return lines([...wrong, ...shapes]);
                        """))
                .isEqualTo("""
                        1: 1 in 1
                        4: 4 in 1
                        5: 5 in 2
                        12: 12 in 2
                        13: 4 in 1
                        20: 5 in 2""");
    }

    @Test
    void those_who_wait_are_counted_by_the_letter_of_their_number() {
        assertThat(scripts.run("""
                const { waitingByLetter } = await import('/app/kiosk/kiosk-tiles.js');
                return lines([...waitingByLetter([{ number: 'A001', status: 'waiting' }, { number: 'A002', status: 'called' },
                  { number: 'B001', status: 'waiting' }, { number: 'A1000', status: 'waiting' }])]);
                """)).isEqualTo("A | 2\nB | 1");
    }

    @Test
    void a_line_of_which_nothing_was_said_gives_numbers_and_the_first_that_opens_again_counts_for_all() {
        assertThat(scripts
                .run("""
                        const { closedAll, intakeOf } = await import('/app/shared/board/intake.js');
                        const closed = (serviceLine, until, byHand = false) => ({ serviceLine, open: false, until, byHand });
                        const told = (intake, ...codes) => { const { closed: all, until } = closedAll(intake, codes); return [all, until]; };
                        return lines([
                          [intakeOf([closed('a', '2')], 'a').open, intakeOf([closed('a', '2')], 'b').open],
                          told([closed('a', '2')], 'a', 'b'), told([closed('a', '3'), closed('b', '2')], 'a', 'b'),
                          told([closed('a', '3', true), closed('b', undefined)], 'a', 'b'), told([], 'a'), told([closed('a', '2')]),
                        ]);
                        """))
                .isEqualTo("""
                        false | true
                        false | 2
                        true | 2
                        true |\s
                        false |\s
                        false |\s""");
    }

    @Test
    void what_will_be_is_said_by_time_weekday_or_date() {
        assertThat(scripts
                .run("""
                        const { coming, weekdayName } = await import('/app/shared/page/time.js');
                        const now = Date.parse('2026-11-22T22:50:00Z');
                        return lines([['2026-11-22T22:59:00Z', '2026-11-23T07:00:00Z', '2026-11-28T07:00:00Z', '2026-11-29T07:00:00Z'].map(at => coming(at, now)),
                          [weekdayName(0), weekdayName(6)]]);
                        """))
                .isEqualTo("""
                        23:59 | Monday 08:00 | Saturday 08:00 | Sunday, November 29 at 08:00
                        Monday | Sunday""");
    }

    @Test
    void of_a_slip_every_letter_stands_on_the_paper_and_no_line_is_wider() {
        assertThat(scripts
                .run("""
                        const { linesOf, wordsOf } = await import('/app/shared/slip/slip-picture.js');
                        const said = { copy: '', heading: 'Your number', number: 'A042', line: 'Paediatrics', time: 'now', order: 'by urgency',
                          watch: 'Watch', tracking: '', link: '' };
                        const width = text => text.length;
                        return [
                          linesOf('one two three', 7, width),
                          linesOf('http://clinic.example/t/abc', 10, width),
                          linesOf('a http://clinic.example', 8, width),
                          linesOf('', 8, width),
                          wordsOf(said, '', '58mm').map(({ text }) => text),
                          wordsOf({ ...said, copy: 'Copy', tracking: 'Follow', link: 'https://c/t/x' }, 'Clinic', '80mm').map(({ text, ltr }) => ltr ? [text] : text),
                        ].map(one => JSON.stringify(one)).join('\\n');"""))
                .isEqualTo(
                        """
                                ["one two","three"]
                                ["http://cli","nic.exampl","e/t/abc"]
                                ["a","http://c","linic.ex","ample"]
                                [""]
                                ["Your number","A042","Paediatrics","now","by urgency","Watch"]
                                ["Copy","Clinic","Your number",["A042"],"Paediatrics","now","by urgency","Watch","Follow",["https://c/t/x"]]""");
    }

    @Test
    void dots_are_bits_the_leftmost_highest_and_what_is_light_stays_white() {
        assertThat(scripts
                .run("""
                        const { bitsOf } = await import('/app/shared/slip/slip-picture.js');
                        const { prints } = await import('/app/shared/slip/printer-states.js');
                        const light = [255, 255, 255, 255];
                        const row = [[0, 0, 0, 255], light, light, [90, 90, 90, 255], light, light, [240, 240, 0, 255], [0, 0, 255, 255]];
                        const bits = bitsOf(new Uint8ClampedArray([...row, ...Array(8).fill(light)].flat()));
                        return [bits.join(), ['ready', 'paper-low', 'silent', 'unknown', undefined].every(prints),
                          ['no-paper', 'cover-open', 'in-trouble', 'strange', 'away', 'not-allowed'].some(prints)].join(' ');"""))
                .isEqualTo("145,0 true false");
    }
}
