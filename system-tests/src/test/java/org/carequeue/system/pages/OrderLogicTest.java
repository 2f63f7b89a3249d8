package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// board-order.js and alarm.js: in which order a page lists what the board holds, and what rings.
class OrderLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("order-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    /// Whom the triage-service names comes first, in its order; the others by level, then by the time of issue, which has as
    /// many decimals as it has, then by number, where A1000 comes after A999.
    @Test
    void who_waits_stands_in_the_order_of_the_next_calls() {
        assertThat(scripts
                .run("""
                        const { waitingInOrder } = await import('/app/shared/board/board-order.js');
                        const levels = [{ code: 'critical' }, { code: 'high' }, { code: 'normal' }];
                        const ticket = (id, priority, issuedAt, status = 'waiting') => ({ id, priority, issuedAt, status });
                        const tickets = [
                          ticket('A001', 'normal', '2026-11-22T08:00:00Z'), ticket('A002', 'critical', '2026-11-22T09:00:00Z', 'called'),
                          ticket('A003', 'normal', '2026-11-22T08:00:00.250Z'), ticket('A004', 'normal', '2026-11-22T08:00:00.1Z'),
                          ticket('A005', 'high', '2026-11-22T10:00:00Z'), ticket('A006', 'unheard-of', '2026-11-22T07:00:00Z'),
                          ticket('A1000', 'high', '2026-11-22T11:00:00Z'), ticket('A999', 'high', '2026-11-22T11:00:00Z'),
                          ticket('A007', 'normal', '2026-11-22T12:00:00Z'), ticket('A008', 'critical', '2026-11-22T12:00:00Z', 'parked')];
                        const order = named => waitingInOrder(tickets, levels, named).map(({ id }) => id).join(' ');
                        return lines([order([]), order(['A007', 'gone', 'A002', 'A001'])]);
                        """))
                .isEqualTo("""
                        A005 A999 A1000 A001 A004 A003 A007 A006
                        A007 A001 A005 A999 A1000 A004 A003 A006""");
    }

    @Test
    void rooms_absences_and_what_is_over_are_listed_each_in_its_own_order() {
        assertThat(scripts
                .run("""
                        const { away, countsOf, done, inRooms, leftOpen, longestWaitingFirst } = await import('/app/shared/board/board-order.js');
                        const at = minute => `2026-11-22T09:${minute}:00Z`;
                        const tickets = [
                          { id: 'A1', status: 'called', calledAt: at(20) }, { id: 'A2', status: 'in-consultation', calledAt: at(10) },
                          { id: 'A3', status: 'parked', times: { since: at(30) } }, { id: 'A4', status: 'parked', times: { since: at(15) } },
                          { id: 'A5', status: 'skipped', times: { since: at(40) } }, { id: 'A6', status: 'finished', finishedAt: at(41) },
                          { id: 'A7', status: 'cancelled', finishedAt: at(45) }, { id: 'A8', status: 'day-ended', finishedAt: at(42) },
                          { id: 'A9', status: 'no-show', finishedAt: at(43) }, { id: 'B1', status: 'replaced', finishedAt: at(44) },
                          { id: 'B2', status: 'waiting', issuedAt: at(50) }, { id: 'B3', status: 'waiting', issuedAt: at(49) }];
                        const ids = found => found.map(({ id }) => id).join(' ');
                        return lines([ids(inRooms(tickets)), ids(away(tickets, 'parked')), ids(away(tickets, 'skipped')), ids(done(tickets)),
                          ids(leftOpen(tickets, id => id !== 'A1' && id !== 'A6')),
                          ids(longestWaitingFirst(tickets.filter(({ status }) => status === 'waiting'))),
                          plain(countsOf(tickets))]);
                        """))
                .isEqualTo(
                        """
                                A2 A1
                                A4 A3
                                A5
                                A7 B1 A9 A8 A6
                                A2 A3 A4 A5 B2 B3
                                B3 B2
                                {"called":1,"in-consultation":1,"parked":2,"skipped":1,"finished":1,"cancelled":1,"day-ended":1,"no-show":1,\
                                "replaced":1,"waiting":2}""");
    }

    @Test
    void a_room_sees_whom_it_may_be_given_and_how_many_wait_for_others_alone() {
        assertThat(scripts
                .run("""
                        const { isFor, isForCounters, waitingForOthers } = await import('/app/shared/board/board-order.js');
                        const general = { name: '1', serviceLines: ['general'] };
                        const all = { name: '2', serviceLines: [] };
                        const offered = [{ code: 'general' }, { code: 'eyes' }, { code: 'pharmacy', servedAt: 'counters' }];
                        const settings = { serviceLines: offered, rooms: [general, all] };
                        const served = [{ serviceLine: 'pharmacy' }, { serviceLine: 'eyes' }, { serviceLine: 'pharmacy', onlyRoom: '1' },
                          { serviceLine: 'pharmacy', onlyRoom: 'gone' }, { serviceLine: 'eyes', counter: '1' }, { serviceLine: 'pharmacy', room: '1' }]
                          .map(ticket => isForCounters(ticket, settings));
                        const may = [{ serviceLine: 'general' }, { serviceLine: 'eyes' }, { serviceLine: 'eyes', onlyRoom: '1' },
                          { serviceLine: 'general', onlyRoom: '2' }, { serviceLine: 'pharmacy' }].map(ticket => [general, all, undefined].map(room => isFor(ticket, room, offered)));
                        const waiting = ['10', '2', '10', '1', undefined].map(onlyRoom => ({ status: 'waiting', onlyRoom }));
                        return lines([...may, served, plain(waitingForOthers([...waiting, { status: 'parked', onlyRoom: '3' }], '1'))]);
                        """))
                .isEqualTo("""
                        true | true | true
                        false | true | true
                        true | false | true
                        false | true | true
                        false | false | true
                        true | false | false | true | true | false
                        [{"room":"2","count":1},{"room":"10","count":2}]""");
    }

    /// A cancelled prescription stays where it was in the queue while its medicine lies on somebody's counter.
    @Test
    void the_pharmacy_has_its_work_by_what_is_promised_and_what_it_has_done_the_last_first() {
        assertThat(scripts
                .run("""
                        const { isToPutAway, notCollected, pharmacyQueue, stepAt, suppliedLast } = await import('/app/shared/board/board-order.js');
                        const at = minute => `2026-11-22T09:${minute}:00Z`;
                        const one = (id, status, priority, submitted, other = {}) => ({ id, status, priority, submittedAt: at(submitted), ...other });
                        const all = [one('P1', 'submitted', 'normal', 10), one('P2', 'ready', 'normal', 12, { readyAt: at(30), counter: '1' }),
                          one('P3', 'claimed', 'high', 20, { claimedAt: at(25), counter: '2' }),
                          one('P4', 'cancelled', 'normal', 11, { cancelledAt: at(40), counter: '1' }),
                          one('P5', 'cancelled', 'normal', 13, { cancelledAt: at(40) }),
                          one('P6', 'cancelled', 'normal', 14, { cancelledAt: at(40), counter: '1', putAwayAt: at(41) }),
                          one('P7', 'handed-over', 'normal', 15, { readyAt: at(20), handedOverAt: at(50) }),
                          one('P8', 'returned', 'normal', 16, { readyAt: at(20), returnedAt: at(55) }),
                          one('P9', 'not-collected', 'high', 17, { readyAt: at(28) }), one('Q1', 'not-collected', 'normal', 18, { readyAt: at(22) })];
                        const ids = found => found.map(({ id }) => id).join(' ');
                        const levels = [{ code: 'high' }, { code: 'normal' }];
                        const pharmacy = { checkedBy: 'nobody', lease: 'PT10M', targets: { high: 'PT15M', normal: 'PT30M' } };
                        return lines([ids(pharmacyQueue(all, levels, pharmacy)), ids(all.filter(isToPutAway)), ids(suppliedLast(all)), ids(notCollected(all)),
                          all.map(stepAt).map(step => step?.slice(14, 16) ?? '-').join(' '),
                          stepAt({ status: 'claimed', claimedAt: at(25), takenOver: { from: '1' } }) ?? 'whoever took it over has nothing to undo']);
                        """))
                .isEqualTo("""
                        P3 P1 P4 P2
                        P4
                        P8 P7
                        Q1 P9
                        - 30 25 - - - 50 55 - -
                        whoever took it over has nothing to undo""");
    }

    /// Those who are to be seen at once are those whose target is no time at all, whatever the clinic calls the level.
    @Test
    void who_is_to_be_seen_at_once_rings_until_called_and_who_has_waited_longest_first() {
        assertThat(scripts
                .run("""
                        const { alarmsOf } = await import('/app/shared/board/alarm.js');
                        const settings = { scale: { levels: [{ code: 'red', target: 'PT0S' }, { code: 'green', target: 'PT1H' }] } };
                        const ticket = (id, status, priority, issuedAt) => [id, { id, status, priority, issuedAt: `2026-11-22T${issuedAt}:00Z` }];
                        const tickets = new Map([ticket('A9', 'waiting', 'red', '09:10'), ticket('A8', 'called', 'red', '08:00'),
                          ticket('A7', 'waiting', 'green', '07:00'), ticket('B1', 'waiting', 'red', '09:05'), ticket('B2', 'parked', 'red', '08:00')]);
                        const help = new Map([[3, { id: 3 }], [7, { id: 7 }]]);
                        const keys = board => alarmsOf(board).map(({ key, kind }) => `${key} (${kind})`).join(', ') || 'nothing';
                        return lines([keys({ tickets, help, settings }), keys({ tickets, help: new Map(), settings: { levels: settings.scale.levels } }),
                          keys({ tickets, help: new Map(), settings: null })]);
                        """))
                .isEqualTo("""
                        critical B1 (critical), critical A9 (critical), help 3 (help), help 7 (help)
                        critical B1 (critical), critical A9 (critical)
                        nothing""");
    }

    @Test
    void what_is_overdue_is_what_a_patient_still_waits_for_later_than_promised() {
        assertThat(scripts
                .run("""
                        const { overdueCount } = await import('/app/shared/board/board-order.js');
                        const one = (status, submittedAt, priority = 'normal') => ({ status, submittedAt, priority });
                        const pharmacy = { checkedBy: 'nobody', lease: 'PT10M', targets: { normal: 'PT30M', low: 'PT2H' } };
                        const all = [one('submitted', '2026-11-23T08:00:00Z'), one('on-hold', '2026-11-23T08:00:00Z'),
                          one('question', '2026-11-23T08:01:00Z'), one('ready', '2026-11-23T08:00:00Z'), one('cancelled', '2026-11-23T08:00:00Z'),
                          one('claimed', '2026-11-23T08:00:00Z', 'low'), one('claimed', '2026-11-23T08:00:00Z', 'of the clinic')];
                        return ['08:30:00', '08:30:01', '08:31:01', '10:00:01']
                          .map(time => overdueCount(all, pharmacy, Date.parse(`2026-11-23T${time}Z`))).join(' ');
                        """))
                .isEqualTo("0 3 4 5");
    }
}
