package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// pairing-rules.js, and door-rules.js as far as devices are concerned: how a kiosk or screen comes to be let in.
class PairingLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("pairing-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void each_answer_says_what_is_shown_and_asked_next() {
        assertThat(scripts
                .run("""
                        const { pairingAfter, START } = await import('/app/shared/access/pairing-rules.js');
                        const until = '2026-11-22T09:15:00Z';
                        const waiting = { step: 'wait', pause: 500, code: 'K7P4QX', until };
                        const needed = ['manager', 'kiosk'];
                        const row = (what, pairing, answer) => {
                          const { step, code, pause, trouble } = pairingAfter(pairing, answer, needed);
                          return [what, step, code ?? '-', pause, trouble ?? '-'];
                        };
                        const shows = code => ({ paired: false, role: 'kiosk', code, until });
                        return lines([
                          row('a code', START, { status: 201, body: shows('K7P4QX') }),
                          row('no code yet', START, null),
                          row('no code, and the server not well', START, { status: 503, body: {} }),
                          row('a page of a proxy', START, { status: 201 }),
                          row('asked too often', START, { status: 429, body: {}, wait: 12_000 }),
                          row('asked too often, nobody says until when', START, { status: 429, body: {}, wait: 0 }),
                          row('nobody has entered it yet', waiting, { status: 200, body: shows('K7P4QX') }),
                          row('another tab shows another one', waiting, { status: 200, body: shows('ABC234') }),
                          row('nobody answers', waiting, null),
                          row('the server is not well', waiting, { status: 500, body: {} }),
                          row('a page of another proxy', waiting, { status: 200 }),
                          row('good for nothing any more', waiting, { status: 404, body: {} }),
                          row('let in', waiting, { status: 200, body: { paired: true, role: 'kiosk', name: 'at the door' } }),
                          row('let in as what may not see this', waiting, { status: 200, body: { paired: true, role: 'screen', name: 'hall' } }),
                          row('let in, and removed', { step: 'in', pause: 3000 }, { status: 404, body: {} }),
                          row('let in, and the server is not well', { step: 'in', pause: 3000 }, null)]);
                        """))
                .isEqualTo("""
                        a code | wait | K7P4QX | 500 | -
                        no code yet | begin | - | 3000 | unanswered
                        no code, and the server not well | begin | - | 3000 | unanswered
                        a page of a proxy | begin | - | 3000 | unanswered
                        asked too often | begin | - | 12000 | too-many
                        asked too often, nobody says until when | begin | - | 30000 | too-many
                        nobody has entered it yet | wait | K7P4QX | 500 | -
                        another tab shows another one | wait | ABC234 | 500 | -
                        nobody answers | wait | K7P4QX | 3000 | unanswered
                        the server is not well | wait | K7P4QX | 3000 | unanswered
                        a page of another proxy | wait | K7P4QX | 3000 | unanswered
                        good for nothing any more | begin | - | 500 | -
                        let in | in | - | 3000 | -
                        let in as what may not see this | known | - | 0 | -
                        let in, and removed | begin | - | 500 | -
                        let in, and the server is not well | in | - | 3000 | unanswered""");
    }

    @Test
    void a_browser_that_is_a_screen_asks_for_no_code_at_the_page_of_a_kiosk() {
        assertThat(scripts
                .run("""
                        const { screenHere } = await import('/app/shared/access/door-rules.js');
                        const { startAs } = await import('/app/shared/access/pairing-rules.js');
                        const hall = { name: 'hall', displayName: 'hall', roles: ['screen'] };
                        const doctor = { name: 'doctor-one', displayName: 'Doctor One', roles: ['doctor'] };
                        const row = (what, ...here) => {
                          const { step, screen } = startAs(screenHere(...here));
                          return [what, step, screen ?? '-'];
                        };
                        return lines([
                          row('nobody knows it', 'ended', null),
                          row('removed meanwhile', 'ended', hall),
                          row('a screen', 'not-permitted', hall),
                          row('somebody who may not', 'not-permitted', doctor)]);
                        """))
                .isEqualTo("""
                        nobody knows it | begin | -
                        removed meanwhile | begin | -
                        a screen | known | hall
                        somebody who may not | begin | -""");
    }

    @Test
    void a_code_is_shown_in_groups_said_sign_by_sign_and_only_as_long_as_it_is_good() {
        assertThat(scripts.run("""
                const { goodCode, inGroups, spelled } = await import('/app/shared/access/pairing-rules.js');
                const pairing = { step: 'wait', pause: 0, code: 'K7P4QX', until: '2026-11-22T09:15:00Z' };
                const at = time => goodCode(pairing, Date.parse(`2026-11-22T${time}Z`)) ?? 'none';
                return lines([inGroups('K7P4QX'), spelled('K7P4QX'), inGroups('K7P4Q'), at('09:00:00'), at('09:14:59'),
                  at('09:15:00'), goodCode({ step: 'begin', pause: 0 }, 0) ?? 'none']);
                """)).isEqualTo("""
                K7P 4QX
                K 7 P, 4 Q X
                K7P 4Q
                K7P4QX
                K7P4QX
                none
                none""");
    }

    @Test
    void a_device_is_nobody_and_is_let_in_where_its_role_opens_the_page() {
        assertThat(scripts.run("""
                const { doorOf, mustPair } = await import('/app/shared/access/door-rules.js');
                const kiosk = ['reception', 'manager', 'kiosk'];
                const screen = ['reception', 'manager', 'kiosk', 'screen'];
                const is = role => ({ status: 200, body: { name: 'at the door', displayName: 'at the door', roles: [role] } });
                const one = { name: 'one', displayName: 'One', roles: ['doctor'] };
                const row = (what, answer, needed, person = null) => {
                  const state = doorOf(answer, person, needed);
                  return [what, state ?? 'as before', mustPair(state, needed) ? 'shows a code' : '-'];
                };
                return lines([
                  row('nobody at a kiosk', { status: 401 }, kiosk),
                  row('nobody at a page of the staff', { status: 401 }, ['doctor']),
                  row('a kiosk at the kiosk', is('kiosk'), kiosk),
                  row('a kiosk at the screen', is('kiosk'), screen),
                  row('a screen at the screen', is('screen'), screen),
                  row('a screen at the kiosk', is('screen'), kiosk),
                  row('a kiosk at which somebody had signed in', is('kiosk'), kiosk, one),
                  row('a screen at a page of the staff', is('screen'), ['doctor'], one),
                  row('somebody signs in at a kiosk', is('reception'), kiosk),
                  row('open access', { status: 200, body: { open: true } }, kiosk)]);
                """)).isEqualTo("""
                nobody at a kiosk | ended | shows a code
                nobody at a page of the staff | ended | -
                a kiosk at the kiosk | in | -
                a kiosk at the screen | in | -
                a screen at the screen | in | -
                a screen at the kiosk | not-permitted | shows a code
                a kiosk at which somebody had signed in | in | -
                a screen at a page of the staff | changed | -
                somebody signs in at a kiosk | changed | -
                open access | open | -""");
    }
}
