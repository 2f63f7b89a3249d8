package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// at-a-glance.js: what a manager sees of places, service lines and tickets.
class ManagerLogicTest {

    private static final String TICKETS = """
            const NOON = Date.parse('2026-11-22T12:00:00Z');
            const at = minutes => new Date(NOON + minutes * 60_000).toISOString();
            const waits = (number, serviceLine, since, target = 'PT1H') => ({ id: `2026-11-22-${number}`, number, serviceLine, target, priority: target,
              status: 'waiting', issuedAt: at(since), times: { since: at(since), waiting: 'PT0S' } });
            const seen = (number, minutes) => ({ number, status: 'finished', startedAt: at(-60), times: { consultation: `PT${minutes}M` } });
            """;

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("manager-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void what_a_consultation_usually_takes_is_known_from_five_on() {
        assertThat(scripts
                .run(TICKETS + """
                        const { usualConsultation } = await import('/app/manager/at-a-glance.js');
                        const lengths = (...minutes) => minutes.map((length, index) => seen(`A${index}`, length));
                        return lines([[], lengths(9, 9, 9, 9), lengths(30, 5, 10, 20, 7), lengths(1, 2, 3, 4, 5, 6),
                          [...lengths(3, 3, 3, 3), { number: 'B1', status: 'finished', times: {} }, { ...waits('C1', 'x', 0) }]]
                          .map(tickets => [tickets.length, (usualConsultation(tickets) ?? NaN) / 60_000]));
                        """))
                .isEqualTo("""
                        0 | NaN
                        4 | NaN
                        5 | 10
                        6 | 3
                        6 | NaN""");
    }

    @Test
    void a_place_is_shown_while_somebody_sits_there_or_its_patient_has_not_gone() {
        assertThat(scripts
                .run(TICKETS
                        + """
                                const { emptyRooms, placesOf, stateOf } = await import('/app/manager/at-a-glance.js');
                                const inside = (number, place, status, minutes) => [number, { id: number, number, status, ...place, calledAt: at(-minutes),
                                  ...status === 'called' ? {} : { startedAt: at(-minutes) }, times: { since: at(-minutes), consultation: 'PT0S' } }];
                                const board = {
                                  settings: { rooms: ['1', '2', '3', '4'].map(name => ({ name })), counters: ['1', '2'] },
                                  tickets: new Map([inside('A1', { room: 'room 2' }, 'in-consultation', 21), inside('A2', { room: '9' }, 'called', 90),
                                    inside('A3', { room: 'room 1' }, 'in-consultation', 20)]),
                                  prescriptions: new Map([['p1', { status: 'preparing', counter: 'counter 2' }], ['p2', { status: 'ready', counter: '1' }]]),
                                  present: [{ workplace: 'room 3' }, { workplace: 'room 1' }, { workplace: 'counter 1', back: at(15) }],
                                };
                                return lines(placesOf(board).map(place => [place.workplace, place.ticket?.number ?? '-', place.inWork,
                                  stateOf(place, 600_000, NOON), stateOf(place, undefined, NOON)]).concat([['empty', ...emptyRooms(board)]]));
                                """))
                .isEqualTo("""
                        room 1 | A3 | 0 | busy | busy
                        room 2 | A1 | 0 | long | busy
                        room 3 | - | 0 | free | free
                        counter 1 | - | 0 | away | away
                        counter 2 | - | 1 | busy | busy
                        room 9 | A2 | 0 | called | called
                        empty | 4""");
    }

    @Test
    void the_line_whose_patient_waits_longest_comes_first() {
        assertThat(scripts
                .run(TICKETS
                        + """
                                const { linesOf } = await import('/app/manager/at-a-glance.js');
                                const tickets = [waits('A1', 'general', -10), waits('B1', 'eyes', -61), waits('A2', 'general', -60), waits('A3', 'general', -5, 'PT5M'),
                                  { ...waits('C1', 'gone', -500), status: 'parked' }];
                                return lines(linesOf(tickets, NOON).map(({ line, count, over, longest }) => [line, count, over, longest.number]));
                                """))
                .isEqualTo("""
                        eyes | 1 | 1 | B1
                        general | 3 | 2 | A2""");
    }

    @Test
    void rows_are_found_sorted_and_otherwise_stand_as_they_stood() {
        assertThat(scripts
                .run(TICKETS
                        + """
                                const { rowsOf } = await import('/app/manager/at-a-glance.js');
                                const tickets = [waits('A010', 'general', -10), waits('B002', 'eyes', -40, 'PT10M'), waits('A009', 'general', -10),
                                  { ...waits('A1000', 'bones', -20), status: 'skipped' }];
                                const all = { find: '', status: '', line: '', level: '', sort: '', down: false };
                                return lines([all, { ...all, find: 'a' }, { ...all, find: '2' }, { ...all, status: 'skipped' }, { ...all, status: 'no-show' },
                                  { ...all, line: 'general' }, { ...all, level: 'PT1H' }, { ...all, line: 'general', level: 'PT10M' },
                                  { ...all, sort: 'number' }, { ...all, sort: 'number', down: true }, { ...all, sort: 'waited' }, { ...all, sort: 'level' },
                                  { ...all, sort: 'serviceLine' }, { ...all, sort: 'constructor' }]
                                  .map(wanted => [JSON.stringify(Object.values(wanted)), rowsOf(tickets, wanted, NOON).map(({ number }) => number).join(' ')])
                                  .concat([['as it was', tickets.map(({ number }) => number).join(' ')]]));
                                """))
                .isEqualTo("""
                        ["","","","","",false] | A010 B002 A009 A1000
                        ["a","","","","",false] | A010 A009 A1000
                        ["2","","","","",false] | B002
                        ["","skipped","","","",false] | A1000
                        ["","no-show","","","",false] |\s
                        ["","","general","","",false] | A010 A009
                        ["","","","PT1H","",false] | A010 A009 A1000
                        ["","","general","PT10M","",false] |\s
                        ["","","","","number",false] | A009 A010 A1000 B002
                        ["","","","","number",true] | B002 A1000 A010 A009
                        ["","","","","waited",false] | A1000 A010 A009 B002
                        ["","","","","level",false] | B002 A010 A009 A1000
                        ["","","","","serviceLine",false] | A1000 B002 A010 A009
                        ["","","","","constructor",false] | A010 B002 A009 A1000
                        as it was | A010 B002 A009 A1000""");
    }

    private static final String SETTINGS = """
            const settings = {
              version: 3, clinic: 'clinic', zone: 'Europe/Berlin', dayStartsAt: '04:00:00', atDayEnd: 'close', languages: ['en', 'es'],
              serviceLines: [{ code: 'general', letter: 'A', name: 'General', names: { es: 'Medicina general' }, policy: 'strict' },
                { code: 'pickup', letter: 'P', name: 'Pick-up', servedAt: 'counters' }, { code: 'eyes', letter: 'E', name: 'Eyes: all', hours: { week: { friday: ['09:00-10:00'] }, days: {} } }],
              rooms: [{ name: '1', serviceLines: [] }, { name: '2', serviceLines: [] }, { name: 'Blue 3', serviceLines: ['eyes', 'general'] }, { name: '4', serviceLines: [] }],
              hours: { week: { monday: ['08:00-12:00', '14:00-18:00'], sunday: ['00:00-24:00'] }, days: { '2026-12-24': ['08:00-12:00'], '2026-12-25': [] } },
              counters: ['1', '2'], screen: { viewingDistance: 5, notices: [] },
              calling: { policy: 'due', roomOrder: 'own-first', attempts: 3, pause: 'PT2M', returnWithin: 'PT30M', undoWithin: 'PT10M', unservedAfter: 'PT20M' },
              scale: { initial: 'normal', levels: [{ code: 'high', name: 'High', target: 'PT10M', tier: 1, reassessAfter: 'PT10M', shape: 'triangle' },
                { code: 'normal', name: 'Normal', target: 'PT1H', tier: 3, reassessAfter: 'PT1H', shape: 'square' }] },
            };
            const filled = fields => Object.fromEntries(fields.map(({ name, value }) => [name, value]));
            """;

    @Test
    void a_form_that_nobody_has_touched_says_what_is_set() {
        assertThat(scripts
                .run(SETTINGS
                        + """
                                const { allFrom, callingOf, dayOf, fieldsOfAll, fieldsOfCalling, fieldsOfDay, fieldsOfHours, fieldsOfLines, fieldsOfRooms, fieldsOfScale, hoursOf, linesFrom, roomsFrom,
                                  scaleFrom } = await import('/app/manager/clinic-forms.js');
                                const { millisOf } = await import('/app/shared/board/figures.js');
                                const plain = value => JSON.stringify(value, (key, part) => (/^PT/.test(part) ? millisOf(part) : part));
                                const { version, ...all } = settings;
                                const { zone, atDayEnd, languages, counters, screen } = settings;
                                return lines([
                                  ['day', plain(dayOf(filled(fieldsOfDay(settings)), settings)) === plain({ name: '', zone, dayStartsAt: '04:00', atDayEnd, languages, counters, screen })],
                                  ['hours', plain(hoursOf(filled(fieldsOfHours(settings.hours)))) === plain(settings.hours)],
                                  ['no hours', plain(hoursOf(filled(fieldsOfHours())))],
                                  ['calling', plain(callingOf(filled(fieldsOfCalling(settings.calling)))) === plain(settings.calling)],
                                  ['lines', JSON.stringify(linesFrom(filled(fieldsOfLines(settings.serviceLines)), settings.serviceLines).map(line => Object.entries(line).sort()))
                                    === JSON.stringify(settings.serviceLines.map(line => Object.entries(line).sort()))],
                                  ['rooms', plain(roomsFrom(filled(fieldsOfRooms(settings.rooms)))) === plain(settings.rooms)],
                                  ['rooms as text', fieldsOfRooms(settings.rooms)[0].value.replaceAll('\\n', ' / ')],
                                  ['scale', plain(scaleFrom(filled(fieldsOfScale(settings.scale)), settings)) === plain(settings.scale)],
                                  ['all', plain(allFrom(filled(fieldsOfAll(settings)))) === plain(all)],
                                  ['no text', (() => { try { return allFrom({ all: '{' }); } catch (refused) { return refused.problem.field; } })()],
                                  ['a line as it comes', JSON.stringify(linesFrom({ serviceLines: 'General' }, []))],
                                ]);
                                """))
                .isEqualTo("""
                        day | true
                        hours | true
                        no hours | {"week":{},"days":{}}
                        calling | true
                        lines | true
                        rooms | true
                        rooms as text | 1, 2 / Blue 3: eyes, general / 4
                        scale | true
                        all | true
                        no text | all
                        a line as it comes | [{"code":"","letter":"","name":"General"}]""");
    }

    @Test
    void whoever_takes_something_away_is_told_who_needs_it() {
        assertThat(scripts
                .run(SETTINGS
                        + """
                                const { effectsOf } = await import('/app/manager/effects.js');
                                const board = {
                                  present: [{ workplace: 'room 4' }],
                                  tickets: new Map([{ status: 'waiting', serviceLine: 'eyes', priority: 'high' }, { status: 'waiting', serviceLine: 'eyes', priority: 'normal' },
                                    { status: 'finished', serviceLine: 'general', priority: 'high' }, { status: 'called', serviceLine: 'pickup', priority: 'high', counter: 'counter 2' }]
                                    .map((ticket, index) => [index, ticket])),
                                };
                                const told = difference => effectsOf(difference, settings, board).join(' ');
                                return lines([
                                  ['nothing', told({})],
                                  ['a zone', told({ zone: 'UTC' })],
                                  ['lines', told({ serviceLines: [{ code: 'general' }] })],
                                  ['places', told({ rooms: [{ name: '1' }], counters: ['1'] })],
                                  ['a level', told({ scale: { levels: [{ code: 'normal' }] } })],
                                ]);
                                """))
                .isEqualTo(
                        """
                                nothing | Nothing would be different.
                                a zone | Would be changed: Time zone. The open day goes on; the next one begins at the new time.
                                lines | Would be changed: Service lines. 2 patients wait for Eyes: all, which would be gone: nobody would call them.
                                places | Would be changed: Rooms and Counters. In use, and would be gone: Room 4 and Counter 2.
                                a level | Would be changed: Triage scale. 1 patient waits for High, which would be gone: nobody would call them.""");
    }
}
