package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// shortcut-rules.js and steady-order.js: what a key means, and what stands still while somebody aims at it.
class KeysLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("keys-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void a_key_means_an_act_only_where_it_is_no_text_and_nothing_is_held_with_it() {
        assertThat(scripts
                .run("""
                        const { shortcutOf } = await import('/app/shared/controls/shortcut-rules.js');
                        return lines([
                          { key: 'n' }, { key: 'N' }, { key: '/' }, { key: '?' }, { key: '5' },
                          { key: 'ى', code: 'KeyN' }, { key: 'ф', code: 'KeyA' }, { key: 'é', code: 'Digit2' },
                          { key: 'n', withOthers: true }, { key: 'n', writes: true },
                          { key: ' ' }, { key: 'Enter' }, { key: 'Dead', code: 'KeyE' }, { key: '' }, { key: '😀' },
                        ].map(pressed => [pressed.key, shortcutOf(pressed)]));
                        """))
                .isEqualTo("""
                        n | N
                        N | N
                        / | /
                        ? | ?
                        5 | 5
                        ى | N
                        ф | A
                        é |\s
                        n |\s
                        n |\s
                          |\s
                        Enter |\s
                        Dead |\s
                         |\s
                        😀 |\s""");
    }

    @Test
    void arrows_lead_along_a_row_in_its_own_direction_and_never_out_of_it() {
        assertThat(scripts
                .run("""
                        const { stepIn } = await import('/app/shared/controls/shortcut-rules.js');
                        return lines([['ArrowRight', 0, 3], ['ArrowRight', 2, 3], ['ArrowLeft', 0, 3], ['ArrowLeft', 0, 3, true],
                          ['ArrowRight', 1, 3, true], ['Home', 2, 3], ['End', 0, 3], ['x', 1, 3], ['ArrowRight', 0, 0]]
                          .map(asked => [asked.join(' '), stepIn(...asked)]));
                        """))
                .isEqualTo("""
                        ArrowRight 0 3 | 1
                        ArrowRight 2 3 |\s
                        ArrowLeft 0 3 |\s
                        ArrowLeft 0 3 true | 1
                        ArrowRight 1 3 true | 0
                        Home 2 3 | 0
                        End 0 3 | 2
                        x 1 3 |\s
                        ArrowRight 0 0 |\s""");
    }

    @Test
    void of_several_acts_with_one_key_the_first_is_told() {
        assertThat(scripts.run("""
                const { onceEach } = await import('/app/shared/controls/shortcut-rules.js');
                return lines(onceEach([{ key: 'N', name: 'next' }, { key: '1', name: 'here' }, { key: '1', name: 'there' }])
                  .map(({ key, name }) => [key, name]));
                """)).isEqualTo("""
                N | next
                1 | here""");
    }

    @Test
    void what_is_aimed_at_stays_where_it_is_and_only_who_cannot_wait_breaks_in() {
        assertThat(scripts
                .run("""
                        const { steady } = await import('/app/shared/staff/steady-order.js');
                        const at = id => id.startsWith('!');
                        return lines([
                          [['a', 'b', 'c'], ['c', 'b', 'a']], [['a', 'b', 'c'], ['a', 'c']], [['a', 'b'], ['x', 'a', 'b', 'y']],
                          [['a', 'b'], ['x', '!x', 'a', 'b']], [[], ['b', 'a']], [['a'], []],
                        ].map(([shown, wanted]) => [shown.join(' '), wanted.join(' '), steady(shown, wanted, at).join(' ')]));
                        """))
                .isEqualTo("""
                        a b c | c b a | a b c
                        a b c | a c | a b c
                        a b | x a b y | a b x y
                        a b | x !x a b | !x a b x
                         | b a | b a
                        a |  | a""");
    }

    @Test
    void arrows_lead_from_row_to_row() {
        assertThat(scripts
                .run("""
                        const { rowAfter } = await import('/app/shared/staff/steady-order.js');
                        return lines([['ArrowDown', 'a'], ['ArrowDown', 'c'], ['ArrowUp', 'a'], ['ArrowUp', 'b'], ['Home', 'c'], ['End', 'a'],
                          ['ArrowDown', undefined], ['x', 'a']].map(([key, from]) => [key, from, rowAfter(key, ['a', 'b', 'c'], from)]));
                        """))
                .isEqualTo("""
                        ArrowDown | a | b
                        ArrowDown | c |\s
                        ArrowUp | a |\s
                        ArrowUp | b | a
                        Home | c | a
                        End | a | c
                        ArrowDown |  | a
                        x | a |\s""");
    }
}
