package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// triage-rules.js: in which order the triage desk shows patients, and what of them is new.
class TriageLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("triage-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void whoever_has_not_been_looked_at_comes_before_who_is_due_and_both_before_the_others() {
        assertThat(scripts
                .run("""
                        const { grouped, idsOf } = await import('/app/triage/triage-rules.js');
                        const one = (id, priority, triaged, minute) => ({ id, priority, triaged, issuedAt: `2026-11-22T09:${minute}:00Z` });
                        const waiting = [one('red', 'critical', true, 30), one('orange', 'high', true, 20), one('late', 'normal', false, 25),
                          one('early', 'normal', false, 10), one('first-due', 'low', true, 12), one('low', 'low', true, 11)];
                        const groups = grouped(waiting, new Set(['first-due', 'orange', 'early', 'elsewhere']), new Set(['critical']));
                        return lines([...Object.entries(groups).map(([group, ids]) => [group, ids.join(' ')]), idsOf(groups).join(' ')]);
                        """))
                .isEqualTo("""
                        atOnce | red
                        unseen | early late
                        due | first-due orange
                        others | low
                        red early late first-due orange low""");
    }

    @Test
    void nothing_moves_while_somebody_is_at_the_list_but_who_is_to_be_seen_at_once() {
        assertThat(scripts
                .run("""
                        const { arranged, idsOf } = await import('/app/triage/triage-rules.js');
                        const groups = (atOnce, unseen, due, others) => ({ atOnce, unseen, due, others });
                        const shown = groups([], ['a', 'b'], ['c'], ['d', 'e']);
                        const said = ({ groups, late }) => [idsOf(groups).join(' '), late];
                        const fresh = groups(['e', 'n'], ['a', 'm', 'o'], [], ['c', 'd']);
                        return lines([
                          ['nobody is', ...said(arranged(shown, fresh, false, 'a'))],
                          ['somebody is', ...said(arranged(shown, fresh, true, 'a'))],
                          ['works on e', ...said(arranged(shown, fresh, true, 'e'))],
                          ['the first time', ...said(arranged(undefined, fresh, true, undefined))],
                          ['again', ...said(arranged(arranged(shown, fresh, true, 'a').groups, fresh, true, 'a'))],
                        ]);
                        """))
                .isEqualTo("""
                        nobody is | e n a m o c d | 0
                        somebody is | e n a b c d | 2
                        works on e | n a b c d e | 2
                        the first time | e n a m o c d | 0
                        again | e n a b c d | 2""");
    }

    @Test
    void what_is_new_is_so_until_somebody_has_looked() {
        assertThat(scripts
                .run("""
                        const { newsOf, seenOf } = await import('/app/triage/triage-rules.js');
                        const a = { id: 'a', priority: 'normal', triaged: false };
                        const b = { id: 'b', priority: 'high', triaged: true };
                        const news = (seen, tickets, due) => tickets.map(one => newsOf(one, due.has(one.id), seen.get(one.id)) ?? '-').join(' ');
                        const nobody = new Set();
                        const begun = seenOf(undefined, [a, b], nobody, undefined);
                        const c = { id: 'c', priority: 'normal', triaged: false };
                        const low = { ...a, priority: 'low', triaged: true };
                        const due = new Set(['b']);
                        const on = seenOf(begun, [low, b, c], due, undefined);
                        const looked = seenOf(on, [low, b, c], due, 'b');
                        const away = seenOf(looked, [low, b, c], nobody, undefined);
                        const gone = seenOf(away, [b, c], nobody, 'c');
                        return lines([
                          ['begins', news(begun, [a, b], nobody)],
                          ['changes', news(on, [low, b, c], due)],
                          ['b is looked at', news(looked, [low, b, c], due)],
                          ['b is due another time', news(away, [low, b, c], due)],
                          ['c is looked at, a has gone', `${news(gone, [b, c], nobody)} ${gone.size}`],
                          ['another says the same of a', newsOf({ ...a, triaged: true }, false, begun.get('a'))],
                        ]);
                        """))
                .isEqualTo("""
                        begins | - -
                        changes | level due new
                        b is looked at | level - new
                        b is due another time | level due new
                        c is looked at, a has gone | - - 2
                        another says the same of a | level""");
    }
}
