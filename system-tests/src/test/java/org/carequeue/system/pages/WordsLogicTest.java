package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// texts.js, places.js, quantity.js, prescription-draft.js, drafts.js: what is said, and what is typed.
class WordsLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("words-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void places_are_called_as_people_call_them() {
        assertThat(scripts.run("""
                const { placeName, workplaceName } = await import('/app/shared/board/places.js');
                return lines([['room 3', 'counter Blue 2', '3', 'kiosk 1', null, undefined].map(placeName),
                  ['room 3', 'counter Blue 2', 'kiosk 1', 'manager', 'room '].map(one => workplaceName(one))]);
                """)).isEqualTo("""
                3 | Blue 2 | 3 | kiosk 1 |  |\s
                Room 3 | Counter Blue 2 | Kiosk 1 | manager | room\s""");
    }

    @Test
    void others_at_a_workplace_are_all_but_oneself() {
        assertThat(scripts
                .run("""
                        const { othersAt } = await import('/app/shared/board/places.js');
                        const present = [
                          { workplace: 'room 3', pages: 3, people: ['Doctor A', 'Doctor A', 'Doctor B'], names: ['a.1', 'a.2', 'b'] },
                          { workplace: 'room 4', pages: 2, people: [], names: [] },
                          { workplace: 'room 6', pages: 1, people: ['Doctor A'], names: ['a.2'] }];
                        const one = { name: 'a.1', displayName: 'Doctor A' };
                        const b = { name: 'b', displayName: 'Doctor B' };
                        return lines([othersAt(present, 'room 3', one), othersAt(present, 'room 3', b), othersAt(present, 'room 3'),
                          othersAt(present, 'room 4', one), othersAt(present, 'room 5', one), othersAt(present, 'room 6', one),
                          othersAt(present, 'room 6', b)]);
                        """))
                .isEqualTo("""
                        Doctor A (a.2) | Doctor B
                        Doctor A (a.1) | Doctor A (a.2)
                        Doctor A (a.1) | Doctor A (a.2) | Doctor B


                        Doctor A (a.2)
                        Doctor A""");
    }

    @Test
    void a_text_is_found_by_its_name_with_its_values_and_a_gap_is_seen() {
        assertThat(scripts
                .run("""
                        const { nameOf, plural, problemText, speak, spoken, text, wordText } = await import('/app/shared/page/texts.js');
                        const said = () => [text('shared.room', { room: '3' }), text('shared.room', { room: '{room}' }), text('shared.room'),
                          wordText('shared', 'visit', 'in-consultation'), wordText('shared', 'visit', 'on-the-moon'),
                          plural('doctor.notAnswered', 1, { calls: 1 }), plural('doctor.notAnswered', 3, { calls: 3 }),
                          nameOf({ name: 'Eyes', names: { es: 'Ojos' } }), nameOf({ name: 'Eyes' })];
                        const english = said();
                        speak('es');
                        speak('tlh');
                        const spanish = said();
                        speak('en');
                        return lines([english, spanish, text('shared.room', { room: 'أ' }), text('shared.nobodyWroteThis'),
                          [problemText('nobody-waiting') !== undefined, problemText('moon-is-full') ?? 'none', problemText(undefined) ?? 'none'],
                          [['es-MX', 'en'], ['tlh'], [], ['en-GB', 'en']].map(languages => spoken({ languages }).join()), spoken(null)]);
                        """))
                .isEqualTo(
                        """
                                Room 3 | Room {room} | Room {room} | In consultation | on-the-moon | did not answer 1 call | did not answer 3 calls | Eyes | Eyes
                                Consultorio 3 | Consultorio {room} | Consultorio {room} | En consulta | on-the-moon | no respondió a 1 llamada | no respondió a 3 llamadas | Ojos | Eyes
                                Room \u2068أ\u2069
                                shared.nobodyWroteThis
                                true | none | none
                                es,en | en | en | en
                                en""");
    }

    /// In the language of the page, what the English sentence of the service names.
    @Test
    void a_refusal_names_its_numbers_and_rooms_in_every_language() {
        var said = scripts
                .run("""
                        const { Refused } = await import('/app/shared/controls/commands.js');
                        const { languages, speak } = await import('/app/shared/page/texts.js');
                        const busy = { code: 'room-busy', status: 409, detail: 'Room 3 still has A042. Finish or cancel that visit first.',
                          about: { number: 'A042', room: '3' } };
                        const claimed = { code: 'already-claimed', status: 409,
                          detail: 'Prescription 2 of A042 is already being prepared at counter 1.', about: { counter: '1', number: 'A042', prescription: '2' } };
                        const said = languages.map(language => {
                          speak(language);
                          return [language, new Refused(busy).message, new Refused(claimed).message];
                        });
                        speak('en');
                        return lines(said);
                        """);
        assertThat(said.replaceAll("[\u2068\u2069]", "").lines().toList()).containsExactlyInAnyOrder(
                "en | Room 3 still has A042. Finish or cancel that visit first. | Prescription 2 of A042 is already being prepared at counter 1.",
                "es | Sobre A042 · Consultorio 3: Este consultorio todavía tiene un paciente. Primero finalice o cancele esa visita. "
                        + "| Sobre A042 · P2 · Ventanilla 1: Esta receta ya se prepara en otra ventanilla.",
                "pt | Sobre A042 · Consultório 3: Este consultório ainda tem um paciente. Termine ou cancele primeiro esse atendimento. "
                        + "| Sobre A042 · P2 · Balcão 1: Esta receita já está a ser preparada noutro balcão.",
                "fr | À propos de A042 · Salle 3\u00a0: Cette salle a encore un patient. Terminez ou annulez d'abord cette visite. "
                        + "| À propos de A042 · P2 · Guichet 1\u00a0: Cette ordonnance est déjà en préparation à un autre guichet.",
                "de | Zu A042 · Zimmer 3: In diesem Zimmer ist noch jemand. Beenden oder stornieren Sie zuerst diesen Besuch. "
                        + "| Zu A042 · P2 · Schalter 1: Dieses Rezept wird schon an einem anderen Schalter vorbereitet.",
                "ar | بخصوص A042 · الغرفة 3: ما زال في هذه الغرفة مريض. أنهوا تلك الزيارة أو ألغوها أولًا. "
                        + "| بخصوص A042 · P2 · الشباك 1: يجري تحضير هذه الوصفة بالفعل عند شباك آخر.");
    }

    /// Each language has the forms that browsers choose from, for every number that a page says; and each of what is filled in keeps
    /// its order.
    @Test
    void numbers_have_the_form_that_their_language_has_for_them() {
        assertThat(scripts
                .run("""
                        const { languages, plural } = await import('/app/shared/page/texts.js');
                        const all = JSON.parse(document.getElementById('texts').textContent);
                        return languages.map(tag => {
                          const forms = new Set(Array.from({ length: 200 }, (_, n) => new Intl.PluralRules(tag).select(n)));
                          return [tag, ...[...forms].filter(form => !(`coming${form[0].toUpperCase()}${form.slice(1)}` in all[tag].pharmacist))].join(' ');
                        }).sort().join() + ' ' + [1, 2, 5, 12, 100].map(count => plural('triage.late', count, { count }, 'ar')).join(', ');
                        """))
                .isEqualTo(
                        "ar,de,en,es,fr,pt مريض جديد واحد (\u20681\u2069), مريضان جديدان (\u20682\u2069), \u20685\u2069 مرضى جدد, "
                                + "\u206812\u2069 مريضًا جديدًا, \u2068100\u2069 مريض جديد");
    }

    /// Digits are those on slips and doors, whatever the language has besides.
    @Test
    void dates_and_numbers_are_written_as_each_language_writes_them() {
        assertThat(scripts
                .run("""
                        const { dateOf, hourAndMinute } = await import('/app/shared/page/time.js');
                        const { directionOf, locale, speak } = await import('/app/shared/page/texts.js');
                        const said = ['en', 'es', 'pt', 'fr', 'de', 'ar'].map(language => {
                          speak(language);
                          return [directionOf(), document.documentElement.dir, dateOf('2026-11-22T08:41:00Z'), hourAndMinute('2026-11-22T08:41:00Z'),
                            new Intl.NumberFormat(locale()).format(0.5)];
                        });
                        speak('en');
                        return lines(said);
                        """))
                .isEqualTo("""
                        ltr |  | November 22, 2026 | 09:41 | 0.5
                        ltr | ltr | 22 de noviembre de 2026 | 09:41 | 0,5
                        ltr | ltr | 22 de novembro de 2026 | 09:41 | 0,5
                        ltr | ltr | 22 novembre 2026 | 09:41 | 0,5
                        ltr | ltr | 22. November 2026 | 09:41 | 0,5
                        rtl | rtl | 22 نوفمبر 2026 | 09:41 | 0.5""");
    }

    @Test
    void what_begins_to_the_right_is_cut_off_at_its_left() {
        assertThat(scripts.run("""
                const { beginning } = await import('/app/shared/page/texts.js');
                return ['Paracetamol', '5 باراسيتامول', '', '500', '(Éter)'].map(beginning).join(' ');
                """)).isEqualTo("ltr rtl ltr ltr ltr");
    }

    @Test
    void a_draft_of_another_build_that_cannot_be_read_counts_as_nothing() {
        assertThat(scripts
                .run("""
                        const { draftsIn } = await import('/app/shared/prescribing/drafts.js');
                        const draft = { ticket: 'a', at: 1, items: 2, values: [['items.0.medicine', 'Amoxicillin'], ['items.0.asNeeded', true]] };
                        return [draft, { ...draft, values: [] }, { ...draft, values: ['Amoxicillin'] }, { ...draft, values: [[1, 'a']] },
                          { ...draft, values: [['weightKg', 70]] }, { ...draft, items: 1.5 }, { ...draft, items: 0 }, { ...draft, at: '1' },
                          { ...draft, ticket: 7 }, null, 'draft'].map(each => draftsIn(JSON.stringify([each])).length).join(' ');
                        """))
                .isEqualTo("1 1 0 0 0 0 0 0 0 0 0");
    }

    @Test
    void what_is_missing_in_a_prescription_is_found_for_each_medicine_that_is_shown() {
        assertThat(scripts
                .run("""
                        const { fieldNamed, missing, orderOf } = await import('/app/shared/prescribing/prescription-draft.js');
                        const whole = [['items.1.medicine', ' Amoxicillin '], ['items.1.dose.amount', '0,5'], ['items.1.dose.unit', 'capsule'],
                          ['items.1.frequency', 'every-8-hours'], ['items.1.quantity.amount', '21'], ['items.1.quantity.unit', 'capsule'],
                          ['items.1.repeats', ''], ['items.1.substitutionAllowed', false], ['patient.name', ''], ['weightKg', '70.5']];
                        const order = orderOf(whole);
                        return lines([plain(order.items[1]), order.weightKg, 'patient' in order, plain(missing(order, 2)), plain(missing({ items: [] }, 0)),
                          plain(missing({ items: [], patient: { name: 'A' } }, 0, true)),
                          ['items[1].dose.amount', '/items/1/dose/amount', 'prescription.weightKg', 'items[1].dose', 'items', 'nowhere']
                            .map(said => fieldNamed(said, whole.map(([path]) => path)) ?? '-')]);
                        """))
                .isEqualTo(
                        """
                                {"medicine":"Amoxicillin","dose":{"amount":0.5,"unit":"capsule"},"frequency":"every-8-hours",\
                                "quantity":{"amount":21,"unit":"capsule"},"substitutionAllowed":false}
                                70.5
                                false
                                ["items.0.medicine","items.0.dose.amount","items.0.dose.unit","items.0.frequency","items.0.quantity.amount",\
                                "items.0.quantity.unit"]
                                []
                                ["patient.birthDate"]
                                items.1.dose.amount | items.1.dose.amount | weightKg | items.1.dose.amount | items.1.medicine | -""");
    }

    @Test
    void quantities_are_read_as_people_type_them_and_asked_back_where_they_could_be_two() {
        assertThat(scripts
                .run("""
                        const { hasTwoReadings, quantityOf } = await import('/app/shared/staff/quantity.js');
                        return lines(['0.5', '0,5', ' 2 ', '10', '-1', '+1', '.5', '5.', '0.125', '1.25', '1.5000', '1,000', '10.000', '0.000', '1.000,5',
                          'a few', '', '1e3', 'Infinity', '0x10'].map(said => [said, plain(quantityOf(said)), hasTwoReadings(said) ? 'asked back' : 'clear']));
                        """))
                .isEqualTo("""
                        0.5 | 0.5 | clear
                        0,5 | 0.5 | clear
                         2  | 2 | clear
                        10 | 10 | clear
                        -1 | -1 | clear
                        +1 | 1 | clear
                        .5 | 0.5 | clear
                        5. | 5 | clear
                        0.125 | 0.125 | clear
                        1.25 | 1.25 | clear
                        1.5000 | 1.5 | clear
                        1,000 | "1,000" | asked back
                        10.000 | "10.000" | asked back
                        0.000 | 0 | clear
                        1.000,5 | "1.000,5" | clear
                        a few | "a few" | clear
                         | "" | clear
                        1e3 | "1e3" | clear
                        Infinity | "Infinity" | clear
                        0x10 | "0x10" | clear""");
    }

    /// The service's own sentence is in English and says most; in another language ours comes first. What is no answer at all
    /// is never shown in a browser's words.
    @Test
    void why_a_command_did_not_go_through_is_said_in_the_page_s_language_and_never_in_the_browser_s_words() {
        assertThat(scripts
                .run("""
                        const { Refused, Unanswered, whyNot } = await import('/app/shared/controls/commands.js');
                        const { speak, text } = await import('/app/shared/page/texts.js');
                        const said = () => [whyNot(new Refused({ code: 'nobody-waiting', detail: 'Nobody waits for room 3.', status: 409 })),
                          whyNot(new Refused({ code: 'moon-is-full', title: 'The moon is full.', status: 409 })), whyNot(new Refused({ status: 418 })),
                          whyNot(new Unanswered()), whyNot(new TypeError('Cannot read properties of undefined')), whyNot(undefined)];
                        const english = said();
                        speak('es');
                        const spanish = said();
                        const ours = text('problem.nobodyWaiting');
                        speak('en');
                        return lines([...english, spanish[0] === ours, ...spanish.slice(1),
                          plain(new Refused({ status: 409, detail: 'Nobody waits.' }).fields),
                          plain(new Refused({ status: 400, detail: 'Too much.', field: 'weightKg' }).fields)]);
                        """))
                .isEqualTo("""
                        Nobody waits for room 3.
                        The moon is full.
                        That did not work (status 418).
                        Nobody answered. Please try again.
                        Something went wrong here. Please try again.
                        Something went wrong here. Please try again.
                        true
                        The moon is full.
                        No funcionó (estado 418).
                        Nadie respondió. Por favor, inténtelo de nuevo.
                        Algo falló aquí. Por favor, inténtelo de nuevo.
                        Algo falló aquí. Por favor, inténtelo de nuevo.
                        []
                        [{"field":"weightKg","message":"Too much."}]""");
    }
}
