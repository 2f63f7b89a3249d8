package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the page about the pages' look reckons.
class StyleguideLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("styleguide-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void contrast_is_as_the_guidelines_reckon_it_whichever_is_the_text() {
        assertThat(scripts
                .run("""
                        const { contrastOf } = await import('/app/styleguide/contrast.js');
                        const [black, white, grey] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(89, 89, 89)'];
                        return lines([[black, white], [white, black], [white, white], [grey, white]].map(pair => contrastOf(...pair).toFixed(2)));
                        """))
                .isEqualTo("""
                        21.00
                        21.00
                        1.00
                        7.00""");
    }

    @Test
    void a_token_that_is_read_says_on_which_others() {
        assertThat(scripts
                .run("""
                        const { groundsOf } = await import('/app/styleguide/contrast.js');
                        return lines(['--ink', '--ink-soft', '--danger-strong', '--on-brand', '--surface', '--surface-soft', '--page', '--focus']
                          .map(name => [name, groundsOf(name).join(' ')]));
                        """))
                .isEqualTo("""
                        --ink | --surface --surface-soft --page
                        --ink-soft | --surface --surface-soft --page
                        --danger-strong | --surface --page --danger-soft
                        --on-brand | --brand
                        --surface |\s
                        --surface-soft |\s
                        --page |\s
                        --focus |\s""");
    }
}
