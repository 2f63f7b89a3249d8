package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// desk-rules.js: what can be done at the front desk, and which key does it.
class DeskLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("desk-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void each_status_offers_what_is_right_in_it() {
        assertThat(scripts
                .run("""
                        const { actsFor } = await import('/app/reception/desk-rules.js');
                        return lines(['waiting', 'called', 'in-consultation', 'parked', 'skipped', 'finished', 'cancelled', 'no-show',
                          'day-ended', 'replaced'].map(status => [status, Object.entries(actsFor({ status })).filter(([, may]) => may)
                          .map(([act]) => act).join(' ')]));
                        """))
                .isEqualTo("""
                        waiting | level transfer cancel
                        called | level transfer cancel
                        in-consultation |\s
                        parked | back level transfer cancel
                        skipped | back level cancel
                        finished | again
                        cancelled | again
                        no-show | again
                        day-ended | again
                        replaced | again""");
    }

    @Test
    void the_desk_takes_back_its_own_moves_and_no_room_s() {
        assertThat(scripts
                .run("""
                        const { actsFor } = await import('/app/reception/desk-rules.js');
                        return lines(['ticket-returned', 'ticket-transferred', 'ticket-cancelled', 'ticket-parked', 'ticket-skipped',
                          'ticket-called', 'ticket-recalled', 'ticket-not-present', 'consultation-started', 'consultation-finished']
                          .map(type => [type, actsFor({ status: 'waiting', lastMove: { type, at: '2026-11-22T09:15:00Z' } }).undo]));
                        """))
                .isEqualTo("""
                        ticket-returned | true
                        ticket-transferred | true
                        ticket-cancelled | true
                        ticket-parked | true
                        ticket-skipped | true
                        ticket-called | false
                        ticket-recalled | false
                        ticket-not-present | false
                        consultation-started | false
                        consultation-finished | false""");
    }

    @Test
    void a_key_means_what_it_says_and_nothing_where_somebody_writes() {
        assertThat(scripts
                .run("""
                        const { meaningOf } = await import('/app/reception/desk-rules.js');
                        const said = meaning => (meaning ? meaning.press ?? meaning.go : '-');
                        const places = ['field', 'writing', 'button', 'nothing'];
                        return lines(['F2', 'F4', 'F8', 'F9', 'F5', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'Tab', 'Enter', ' ', 'a', '4',
                          '/'].map(key => [key, ...places.map(at => said(meaningOf({ key, at })))]));
                        """))
                .isEqualTo("""
                        F2 | back | back | back | back
                        F4 | transfer | transfer | transfer | transfer
                        F8 | print | print | print | print
                        F9 | number | number | number | number
                        F5 | - | - | - | -
                        Escape | clear | clear | clear | clear
                        ArrowDown | next | - | next | next
                        ArrowUp | previous | - | previous | previous
                        ArrowLeft | - | - | - | -
                        Tab | - | - | - | -
                        Enter | - | - | - | -
                          | - | - | - | -
                        a | - | - | field | field
                        4 | - | - | field | field
                        / | - | - | field | field""");
        assertThat(scripts
                .run("""
                        const { meaningOf } = await import('/app/reception/desk-rules.js');
                        return plain([meaningOf({ key: 'Enter', at: 'field', empty: true }), meaningOf({ key: 'Enter', at: 'field', empty: false }),
                          meaningOf({ key: 'Enter', at: 'button', empty: true }), meaningOf({ key: 'a', at: 'button', withOthers: true }) ?? null,
                          meaningOf({ key: 'F2', at: 'field', withOthers: true }) ?? null]);
                        """))
                .isEqualTo("[{\"press\":\"back\"},null,null,null,null]");
    }

    @Test
    void up_and_down_go_through_all_stops_and_come_back_to_the_field() {
        assertThat(scripts
                .run("""
                        const { stopAfter } = await import('/app/reception/desk-rules.js');
                        return lines([[-1, 3], [0, 3], [2, 3], [-1, 0], [0, 1]].map(([from, count]) =>
                          [from, count, stopAfter(from, 'next', count), stopAfter(from, 'previous', count)]));
                        """))
                .isEqualTo("""
                        -1 | 3 | 0 | 2
                        0 | 3 | 1 | -1
                        2 | 3 | -1 | 1
                        -1 | 0 | -1 | -1
                        0 | 1 | -1 | -1""");
    }

    @Test
    void who_waits_has_a_place_as_far_as_it_is_known() {
        assertThat(scripts
                .run("""
                        const { placeOf } = await import('/app/reception/desk-rules.js');
                        const order = ['a', 'b'];
                        return plain([placeOf({ id: 'a', status: 'waiting' }, order), placeOf({ id: 'b', status: 'waiting' }, order),
                          placeOf({ id: 'c', status: 'waiting' }, order), placeOf({ id: 'a', status: 'called' }, order) ?? null]);
                        """))
                .isEqualTo("[{\"place\":1},{\"place\":2},{\"behind\":2},null]");
    }
}
