package org.carequeue.gateway.look;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.events.ClinicColours;
import org.carequeue.events.Contrast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColourSheetTest {

    private static final Path TOKENS = Path.of("src/main/resources/META-INF/resources/app/shared/page/tokens.css");
    private static final Pattern BOTH = Pattern.compile("var\\(--light, (#\\w{6})\\) var\\(--dark, (#\\w{6})\\)");

    @Test
    void whatever_a_clinic_chooses_can_be_read_on_light_and_on_dark_pages() {
        everyHue().forEach(chosen -> {
            var tokens = ColourSheet.primary(chosen);
            var brand = both(tokens.get("--brand"));
            var strong = both(tokens.get("--brand-strong"));
            var soft = both(tokens.get("--brand-soft"));
            var on = both(tokens.get("--on-brand"));
            for (var mode = 0; mode < 2; mode++) {
                for (var ground : mode == 0 ? new String[] { "#FFFFFF", "#F1F5F8", "#E9EFF3" }
                        : new String[] { "#12222F", "#1A2E3E", "#0A1620" }) {
                    assertThat(Contrast.between(brand[mode], ground)).as("%s on %s", chosen, ground).isGreaterThanOrEqualTo(7);
                    assertThat(Contrast.between(strong[mode], ground)).as(chosen).isGreaterThanOrEqualTo(7);
                }
                assertThat(Contrast.between(brand[mode], soft[mode])).as(chosen).isGreaterThanOrEqualTo(7);
                assertThat(Contrast.between(strong[mode], soft[mode])).as(chosen).isGreaterThanOrEqualTo(7);
                assertThat(Contrast.between(on[mode], brand[mode])).as(chosen).isGreaterThanOrEqualTo(7);
                assertThat(Contrast.between(on[mode], strong[mode])).as(chosen).isGreaterThanOrEqualTo(7);
                // What all pages write on it beside.
                assertThat(Contrast.between(mode == 0 ? "#3A4856" : "#C9D6E0", soft[mode])).as(chosen)
                        .isGreaterThanOrEqualTo(7);
            }
            var accent = ColourSheet.accent(chosen);
            assertThat(Contrast.between(requireNonNull(accent.get("--newest")), requireNonNull(accent.get("--on-newest"))))
                    .as(chosen).isGreaterThanOrEqualTo(7);
            assertThat(Contrast.between(requireNonNull(accent.get("--newest")), "#1A2E3E")).as(chosen)
                    .isGreaterThanOrEqualTo(7);
        });
    }

    @Test
    void a_colour_that_can_be_read_stays_as_it_is_where_it_can() {
        assertThat(both(ColourSheet.primary("#0B4A6F").get("--brand"))[0]).isEqualTo("#0B4A6F");
        assertThat(ColourSheet.accent("#FFD166")).containsEntry("--newest", "#FFD166");
        assertThat(both(ColourSheet.primary("#777777").get("--brand"))[0]).matches("#(\\w\\w)\\1\\1");
    }

    @Test
    void its_tokens_are_tokens_of_the_pages_and_where_nothing_is_chosen_there_are_none() throws IOException {
        var known = Files.readString(TOKENS);
        var sheet = ColourSheet.of(new ClinicColours("#C00000", "#00C000"));
        var tokens = Pattern.compile("(--[a-z-]+): ").matcher(sheet).results().map(token -> token.group(1)).toList();
        assertThat(tokens).hasSize(6).allSatisfy(token -> assertThat(known).contains("  " + token + ": "));
        assertThat(ColourSheet.of(new ClinicColours(null, null))).isEmpty();
    }

    private static Stream<String> everyHue() {
        return IntStream.range(0, 1000).mapToObj(
                at -> String.format(Locale.ROOT, "#%02X%02X%02X", at / 100 * 28, at / 10 % 10 * 28, at % 10 * 28));
    }

    private static String[] both(@Nullable String value) {
        var found = BOTH.matcher(requireNonNull(value));
        assertThat(found.matches()).as(value).isTrue();
        return new String[] { found.group(1), found.group(2) };
    }
}
