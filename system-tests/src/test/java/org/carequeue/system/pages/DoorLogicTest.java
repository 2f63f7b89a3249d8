package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// door-rules.js, and drafts.js as far as people are concerned: who may go on, where to, and with what.
class DoorLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("door-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    /// A link is anybody's to make: it leads to a page of ours, or to the start.
    @Test
    void whoever_has_signed_in_goes_to_a_page_of_ours_and_nowhere_else() {
        assertThat(scripts
                .run("""
                        const { whereTo } = await import('/app/shared/access/door-rules.js');
                        return lines(['/', '/reception', '/doctor', '/pharmacist', '/manager', '/kiosk?kiosk=2', '/screen', '/doctor?lang=es&then=/manager',
                          '/doctor#rx', '/./doctor', '/doctor/', '/doctor/..//evil.test', '/sign-in', '/sign-in?then=/doctor', '/t/kR3v0jFq2mXw8bT1nYc4Zg',
                          '/api/session', '/Doctor', 'doctor', '//evil.test/doctor', '///evil.test/doctor', '/\\\\evil.test/doctor', '/\\t/evil.test/doctor',
                          'https://evil.test/doctor', 'http://pages.test/doctor', 'javascript:alert(1)', ' /doctor', '/%64octor', '', null]
                          .map(then => [then, whereTo(then, 'http://pages.test')]));
                        """))
                .isEqualTo("""
                        / | /
                        /reception | /reception
                        /doctor | /doctor
                        /pharmacist | /pharmacist
                        /manager | /manager
                        /kiosk?kiosk=2 | /kiosk?kiosk=2
                        /screen | /screen
                        /doctor?lang=es&then=/manager | /doctor?lang=es&then=/manager
                        /doctor#rx | /doctor
                        /./doctor | /doctor
                        /doctor/ | /
                        /doctor/..//evil.test | /
                        /sign-in | /
                        /sign-in?then=/doctor | /
                        /t/kR3v0jFq2mXw8bT1nYc4Zg | /
                        /api/session | /
                        /Doctor | /
                        doctor | /
                        //evil.test/doctor | /
                        ///evil.test/doctor | /
                        /\\evil.test/doctor | /
                        /\t/evil.test/doctor | /
                        https://evil.test/doctor | /
                        http://pages.test/doctor | /
                        javascript:alert(1) | /
                         /doctor | /
                        /%64octor | /
                         | /
                         | /""".replace("/\t/", "/\t/"));
    }

    @Test
    void whoever_is_sent_to_sign_in_comes_back_to_the_same_address() {
        assertThat(scripts.run("""
                const { signInAddress, whereTo } = await import('/app/shared/access/door-rules.js');
                return lines(['/', '/doctor', '/doctor?lang=es&a=b%20c'].map(here => [signInAddress(here),
                  whereTo(new URL(signInAddress(here), 'http://pages.test').searchParams.get('then'), 'http://pages.test')]));
                """)).isEqualTo("""
                /sign-in?then=/ | /
                /sign-in?then=/doctor | /doctor
                /sign-in?then=/doctor%3Flang%3Des%26a%3Db%2520c | /doctor?lang=es&a=b%20c""");
    }

    @Test
    void whoever_takes_somebody_s_place_goes_on_with_the_page_if_it_is_for_them() {
        assertThat(scripts.run("""
                const { whereNext } = await import('/app/shared/access/door-rules.js');
                return lines([[['doctor'], ['nurse', 'doctor']], [['doctor'], ['nurse']], [[], ['nurse']], [['doctor'], []]]
                  .map(([needed, held]) => [needed.join(), held.join(), whereNext('/doctor?room=1', needed, held)]));
                """)).isEqualTo("""
                doctor | nurse,doctor | /doctor?room=1
                doctor | nurse | /
                 | nurse | /doctor?room=1
                doctor |  | /""");
    }

    @Test
    void what_the_server_says_of_a_session_decides_whether_a_page_goes_on() {
        assertThat(scripts.run("""
                const { doorOf, isShut } = await import('/app/shared/access/door-rules.js');
                const one = { name: 'one', displayName: 'One', roles: ['nurse', 'doctor'] };
                const is = (...roles) => ({ status: 200, body: { ...one, roles } });
                const row = (what, answer, person = one, needed = ['doctor']) => {
                  const state = doorOf(answer, person, needed);
                  return [what, state ?? 'as before', isShut(state) ? 'shut' : 'not shut'];
                };
                return lines([
                  row('the same person', is('nurse', 'doctor')),
                  row('who is no doctor any more', is('nurse')),
                  row('on a page for everybody', is('nurse'), one, []),
                  row('on a page for several', is('nurse'), one, ['doctor', 'nurse']),
                  row('nobody', { status: 401, body: { code: 'not-signed-in' } }),
                  row('somebody else', { status: 200, body: { ...one, name: 'other' } }),
                  row('somebody, and nobody before', is('doctor'), null),
                  row('open access', { status: 200, body: { open: true } }),
                  row('open access, and nobody before', { status: 200, body: { open: true } }, null),
                  row('no answer', null),
                  row('a server that is not well', { status: 503, body: {} }),
                  row('a page of a proxy', { status: 200, body: undefined })]);
                """)).isEqualTo("""
                the same person | in | not shut
                who is no doctor any more | not-permitted | shut
                on a page for everybody | in | not shut
                on a page for several | in | not shut
                nobody | ended | shut
                somebody else | changed | shut
                somebody, and nobody before | changed | shut
                open access | open | not shut
                open access, and nobody before | open | not shut
                no answer | as before | not shut
                a server that is not well | as before | not shut
                a page of a proxy | as before | not shut""");
    }

    @Test
    void a_draft_is_shown_to_whoever_has_typed_it_alone() {
        assertThat(scripts
                .run("""
                        const { draftsIn, ownOf, withDraft, withoutDraft } = await import('/app/shared/prescribing/drafts.js');
                        const draft = (ticket, by, at = 1) => ({ ticket, ...(by && { by }), at, items: 1, values: [['items.0.medicine', ticket]] });
                        const all = [draft('a', 'one'), draft('a', 'other'), draft('b', 'one'), draft('a')];
                        const said = drafts => drafts.map(({ ticket, by, at }) => `${ticket} ${by ?? '-'} ${at}`);
                        return lines([said(ownOf(all, 'one')), said(ownOf(all, 'other')), said(ownOf(all, 'nobody')), said(ownOf(all, undefined)),
                          said(withDraft(all, draft('a', 'one', 2))), said(withDraft(all, draft('a', undefined, 2))),
                          said(withoutDraft(all, 'a', 'other')), said(withoutDraft(all, 'a')),
                          said(draftsIn(JSON.stringify(all))), draftsIn(JSON.stringify([{ ...all[0], by: 7 }])).length]);
                        """))
                .isEqualTo("""
                        a one 1 | b one 1
                        a other 1

                        a - 1
                        a one 2 | a other 1 | b one 1 | a - 1
                        a - 2 | a one 1 | a other 1 | b one 1
                        a one 1 | b one 1 | a - 1
                        a one 1 | a other 1 | b one 1
                        a one 1 | a other 1 | b one 1 | a - 1
                        0""");
    }
}
