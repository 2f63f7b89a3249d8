package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// amount-words.js, override-reasons.js, prescription-draft.js: what is read back, and what is sent.
class PrescriptionLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("prescription-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    /// Those whose words are not made of tens and ones, and where hundreds change before what follows.
    @Test
    void an_amount_is_said_in_the_words_of_each_language() {
        assertThat(scripts.run("""
                const { inWords } = await import('/app/shared/prescribing/amount-words.js');
                const { languages, speak } = await import('/app/shared/page/texts.js');
                const said = ['pt', 'fr', 'de', 'ar'].map(language => {
                  speak(language);
                  return [16, 21, 71, 80, 95, 100, 101, 200, 201, 1000, 2000, 3421, 1.5].map(inWords);
                });
                speak('en');
                return lines(said[0].map((_, index) => said.map(words => words[index]))).replace(/[\\u2068\\u2069]/g, '');
                """)).isEqualTo("""
                dezasseis | seize | sechzehn | ستة عشر
                vinte e um | vingt-et-un | einundzwanzig | واحد وعشرون
                setenta e um | soixante-et-onze | einundsiebzig | واحد وسبعون
                oitenta | quatre-vingts | achtzig | ثمانون
                noventa e cinco | quatre-vingt-quinze | fünfundneunzig | خمسة وتسعون
                cem | cent | einhundert | مئة
                cento e um | cent un | einhunderteins | مئة وواحد
                duzentos | deux cents | zweihundert | مئتان
                duzentos e um | deux cent un | zweihunderteins | مئتان وواحد
                mil | mille | eintausend | ألف
                dois mil | deux mille | zweitausend | ألفان
                três mil quatrocentos e vinte e um | trois mille quatre cent vingt-et-un | dreitausendvierhunderteinundzwanzig \
                | ثلاثة آلاف وأربعمئة وواحد وعشرون
                um vírgula cinco, um e meio | un virgule cinq, un et un demi | eins Komma fünf, eins und ein halb \
                | واحد فاصلة خمسة, واحد ونصف""".replace("\\\n", ""));
    }

    @Test
    void an_amount_is_said_in_digits_and_in_words() {
        assertThat(scripts
                .run("""
                        const { readAloud } = await import('/app/shared/prescribing/amount-words.js');
                        const { speak } = await import('/app/shared/page/texts.js');
                        const amounts = [0.5, 0.25, 0.75, 1.5, 2.5, 0.05, 1.125, 1, 15, 21, 30, 99, 100, 101, 250, 1000, 1005, 2021, 1250.5,
                          12345, 1000000];
                        const english = amounts.map(readAloud);
                        speak('es');
                        const spanish = amounts.map(readAloud);
                        speak('en');
                        return lines(amounts.map((_, index) => [english[index], spanish[index]]));
                        """))
                .isEqualTo(
                        """
                                0.5 (½: zero point five, a half) | 0,5 (½: cero coma cinco, medio)
                                0.25 (¼: zero point two five, a quarter) | 0,25 (¼: cero coma dos cinco, un cuarto)
                                0.75 (¾: zero point seven five, three quarters) | 0,75 (¾: cero coma siete cinco, tres cuartos)
                                1.5 (1½: one point five, one and a half) | 1,5 (1½: uno coma cinco, uno y medio)
                                2.5 (2½: two point five, two and a half) | 2,5 (2½: dos coma cinco, dos y medio)
                                0.05 (zero point zero five) | 0,05 (cero coma cero cinco)
                                1.125 (one point one two five) | 1,125 (uno coma uno dos cinco)
                                1 (one) | 1 (uno)
                                15 (fifteen) | 15 (quince)
                                21 (twenty-one) | 21 (veintiuno)
                                30 (thirty) | 30 (treinta)
                                99 (ninety-nine) | 99 (noventa y nueve)
                                100 (one hundred) | 100 (cien)
                                101 (one hundred and one) | 101 (ciento uno)
                                250 (two hundred and fifty) | 250 (doscientos cincuenta)
                                1000 (one thousand) | 1000 (mil)
                                1005 (one thousand and five) | 1005 (mil cinco)
                                2021 (two thousand and twenty-one) | 2021 (dos mil veintiuno)
                                1250.5 (1250½: one thousand, two hundred and fifty point five, one thousand, two hundred and fifty and a half) \
                                | 1250,5 (1250½: mil doscientos cincuenta coma cinco, mil doscientos cincuenta y medio)
                                12345 (one two three four five) | 12345 (uno dos tres cuatro cinco)
                                1000000 (one zero zero zero zero zero zero) | 1000000 (uno cero cero cero cero cero cero)""");
        assertThat(scripts.complaints()).isEmpty();
    }

    @Test
    void a_reason_belongs_to_its_warning_and_moves_with_its_medicine() {
        assertThat(scripts
                .run("""
                        const { overridesOf, reasonsWithout } = await import('/app/shared/prescribing/override-reasons.js');
                        const warnings = [{ item: 0, code: 'allergy-match' }, { item: 2, code: 'over-90-days' }, { item: 2, code: 'allergy-match' }];
                        const reasons = new Map([['0.allergy-match', ' tolerated '], ['2.over-90-days', 'for life'], ['2.allergy-match', '  '],
                          ['1.over-90-days', 'stale'], ['0.weight-missing', 'no scales']]);
                        return lines([plain(overridesOf(warnings, reasons)), plain(reasonsWithout(reasons, 0)), plain(reasonsWithout(reasons, 2))]);
                        """))
                .isEqualTo(
                        """
                                [{"warning":"allergy-match","item":0,"reason":"tolerated"},{"warning":"over-90-days","item":2,"reason":"for life"}]
                                {"1.over-90-days":"for life","1.allergy-match":"  ","0.over-90-days":"stale","0.weight-missing":"no scales"}
                                {"0.allergy-match":" tolerated ","1.over-90-days":"stale","0.weight-missing":"no scales"}""");
    }

    @Test
    void what_is_no_number_yet_is_left_out_of_what_is_checked() {
        assertThat(scripts
                .run("""
                        const { checkable } = await import('/app/shared/prescribing/prescription-draft.js');
                        return plain(checkable([['items.0.medicine', ''], ['items.0.dose.amount', 'o'], ['items.0.durationDays', '1.000'],
                          ['items.1.medicine', 'A'], ['items.1.dose.amount', '0,5'], ['items.1.substitutionAllowed', true]]));
                        """))
                .isEqualTo("""
                        {"items":[{},{"medicine":"A","dose":{"amount":0.5},"substitutionAllowed":true}]}""");
    }

    @Test
    void an_earlier_prescription_and_a_favourite_fill_the_form_and_say_nothing_of_a_patient() {
        assertThat(scripts
                .run("""
                        const { draftOfItems, favouriteOf, favouritesIn, withFavourite, withoutFavourite, MOST_FAVOURITES }
                          = await import('/app/shared/prescribing/prescription-again.js');
                        const item = { medicine: 'A', strength: '500 mg', dose: { amount: 0.5, unit: 'ml' }, quantity: { amount: 1.125, unit: 'ml' },
                          frequency: 'once', repeats: 0, substitutionAllowed: false, notes: 'for her son', form: null };
                        const draft = draftOfItems([{ medicine: 'B' }, item]);
                        const fields = favouriteOf([...draft.values, ['patient.name', 'Ada'], ['items.1.route', '']], 1);
                        const favourite = (name, by = '') => ({ by, fields: [['medicine', name]] });
                        const names = of => of.map(({ by, fields }) => by + fields[0][1]).join(',');
                        const many = Array.from({ length: MOST_FAVOURITES + 3 }, (_, number) => 'm' + number)
                          .reduce((known, name) => withFavourite(known, favourite(name)), [favourite('x', 'other.')]);
                        return lines([plain(draft), plain(fields),
                          names(withFavourite([favourite('a'), favourite('b'), favourite('b', 'other.')], favourite('b'))),
                          names(withoutFavourite([favourite('a'), favourite('a', 'other.')], favourite('a'))),
                          [many.length, many[0].fields[0][1], many.at(-1).by],
                          [favouritesIn(null), favouritesIn('{'), favouritesIn('[{"by":"","fields":[["notes","x"]]},{"by":"","fields":[]},null]')]
                            .map(of => of.length), names(favouritesIn(JSON.stringify([favourite('a')])))]);
                        """))
                .isEqualTo(
                        """
                                {"items":2,"values":[["items.0.medicine","B"],["items.1.medicine","A"],["items.1.strength","500 mg"],\
                                ["items.1.dose.amount","0.5"],["items.1.dose.unit","ml"],["items.1.quantity.amount","1.1250"],\
                                ["items.1.quantity.unit","ml"],["items.1.frequency","once"],["items.1.repeats","0"],\
                                ["items.1.substitutionAllowed",false],["items.1.notes","for her son"]]}
                                [["medicine","A"],["strength","500 mg"],["dose.amount","0.5"],["dose.unit","ml"],["quantity.amount","1.1250"],\
                                ["quantity.unit","ml"],["frequency","once"],["repeats","0"],["substitutionAllowed",false]]
                                b,a,other.b
                                other.a
                                31 | m32 | other.
                                0 | 0 | 0
                                a""");
    }

    @Test
    void what_a_doctor_has_changed_is_told_per_medicine_and_field() {
        assertThat(scripts
                .run("""
                        const { itemChanges, patientChanges } = await import('/app/shared/staff/prescription-changes.js');
                        const of = (medicine, strength, more = {}) => ({ medicine, strength, form: 'tablet', dose: { amount: 1, unit: 'tablet' },
                          frequency: 'once-daily', quantity: { unit: 'tablet', amount: 7 }, repeats: 0, substitutionAllowed: true, ...more });
                        const told = (before, after) => itemChanges(before, after).map(({ kind, item, changes }) =>
                          [kind, item.medicine, item.strength ?? '', ...changes.map(({ field, before, after }) => field + plain([before, after]))].join(' '))
                          .join('; ') || 'nothing';
                        return lines([
                          told([of('A', '5 mg')], [of(' a ', '5 MG', { quantity: { amount: 7, unit: 'tablet' }, notes: '' })]),
                          told([of('A', '5 mg'), of('B')], [of('B', undefined, { substitutionAllowed: false }), of('C', '1 g')]),
                          told([of('A', '5 mg')], [of('A', '10 mg')]),
                          told([of('A', '5 mg'), of('A', '5 mg', { notes: 'x' })], [of('A', '5 mg', { dose: { amount: 2, unit: 'tablet' } })]),
                          plain(patientChanges({ patient: { name: 'P', birthDate: null } }, { patient: { name: 'P' }, weightKg: 12.5 })),
                        ]);
                        """))
                .isEqualTo(
                        """
                                nothing
                                changed B  substitutionAllowed[true,false]; added C 1 g; removed A 5 mg
                                added A 10 mg; removed A 5 mg
                                changed A 5 mg dose[{"amount":1,"unit":"tablet"},{"amount":2,"unit":"tablet"}]; removed A 5 mg
                                [{"field":"weightKg","before":null,"after":12.5}]""");
    }

    @Test
    void what_is_ordered_instead_begins_with_all_that_was_ordered() {
        assertThat(scripts
                .run("""
                        const { draftOfOrder } = await import('/app/shared/prescribing/prescription-again.js');
                        return plain(draftOfOrder({ patient: { name: 'Ada', birthDate: '2020-01-31' }, weightKg: 12.5, allergies: 'nuts',
                          items: [{ medicine: 'B' }] }));
                        """))
                .isEqualTo(
                        """
                                {"items":1,"values":[["items.0.medicine","B"],["patient.name","Ada"],["patient.birthDate","2020-01-31"],\
                                ["weightKg","12.5"],["allergies","nuts"]]}""");
    }

    @Test
    void a_label_says_what_is_supplied_and_none_what_is_not() {
        assertThat(scripts
                .run("""
                        const { labelsOf, listOf } = await import('/app/pharmacist/label-texts.js');
                        const item = { medicine: 'A', strength: '5 mg', form: 'tablet', dose: { amount: 0.5, unit: 'tablet' }, frequency: 'twice-daily',
                          route: 'oral', durationDays: 1, asNeeded: 'pain', quantity: { amount: 1000, unit: 'tablet' } };
                        const prescription = { ticketId: '2026-11-23-A001', submittedAt: '2026-11-23T08:00:00Z', prescriber: 'doctor.one', items: [item, item, item] };
                        const told = (of, language) => labelsOf(of, 'Clinic', language).map(({ item, lines }) => [item, ...lines.map(({ said }) => said)].join(' / '));
                        return lines([
                          told({ ...prescription, items: [item], patient: { name: 'P' } }, 'es')[0].replace(/A001.*·/, 'A001 … ·'),
                          ...told({ ...prescription, dispensing: { supplies: [{ item: 0, outcome: 'declined' },
                            { item: 1, outcome: 'partial', amount: 2.5 }, { item: 2, outcome: 'substituted', medicine: 'B 5 MG', amount: 4 }] } }, 'en')
                            .map(said => said.replace(/ . A001.*/, '')),
                          ...listOf({ ...prescription, dispensing: { supplies: [{ item: 0, outcome: 'declined', reason: 'none left' },
                            { item: 1, outcome: 'partial', amount: 2.5 }, { item: 2, outcome: 'supplied' }] } }, 'Clinic', 'es')
                            .map(({ item, lines }) => [item, ...lines.filter(({ kind }) => kind === 'declined' || kind === 'owed').map(({ said }) => said)].join(' / ')),
                        ]);
                        """))
                .isEqualTo(
                        """
                                0 / A 5 mg, Comprimido / Dosis: 0,5 tablet · Dos veces al día · Vía oral · durante 1 día · según necesidad, para: pain / \
                                Cantidad: 1000 tablet / P / A001 … · Clinic
                                1 / A 5 mg, Tablet / Dose: 0.5 tablet · Twice daily · Oral · for 1 day · as needed for: pain / Quantity: 2.5 tablet
                                2 / B 5 MG, Tablet / Dose: 0.5 tablet · Twice daily · Oral · for 1 day · as needed for: pain / Quantity: 4 tablet
                                0 / No se entrega · none left
                                1 / Falta por entregar: 997,5 tablet
                                2""");
    }

    @Test
    void what_was_cancelled_at_the_own_counter_is_heard_once() {
        assertThat(scripts
                .run("""
                        const { stoppedUnheard } = await import('/app/shared/board/board-order.js');
                        const one = (id, more = {}) => ({ id, status: 'cancelled', counter: 'counter 1', cancelledAt: 'now', ...more });
                        return stoppedUnheard([one('a'), one('b'), one('c', { counter: 'counter 2' }), one('d', { putAwayAt: 'now' }),
                          one('e', { status: 'ready' }), one('f', { counter: undefined })], counter => counter === 'counter 1', ['b']).join();
                        """))
                .isEqualTo("a");
    }
}
