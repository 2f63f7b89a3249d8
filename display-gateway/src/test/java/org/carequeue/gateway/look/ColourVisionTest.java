package org.carequeue.gateway.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Contrast;
import org.carequeue.events.Level;
import org.carequeue.events.TriageScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Levels are told apart by whoever does not see all colours.
class ColourVisionTest {

    /// In CIE 1976 Lab, where 2 can just be seen side by side: marks stand apart, are small, and are glanced at.
    private static final double ALIKE = 25;
    /// As all text of the pages.
    private static final double CONTRAST = 7;
    /// WCAG 2.2, 1.4.3: the scale's red is brighter to who lacks the cones for green, and its text can still be read.
    private static final double CONTRAST_AS_SEEN = 4.5;

    private static final List<TriageScale> SCALES = List.of(TriageScale.fiveLevels(), TriageScale.threeLevels());

    @ParameterizedTest
    @EnumSource
    void levels_of_colours_that_are_alike_have_other_shapes_and_other_names_in_each_language(ColourVision vision) {
        for (var scale : SCALES) {
            for (var pair : pairs(scale)) {
                if (distance(vision.seen(pair.getFirst().colour()), vision.seen(pair.getLast().colour())) < ALIKE) {
                    assertThat(pair).extracting(Level::shape).as("shapes").doesNotHaveDuplicates();
                    assertThat(ClinicSettings.WITH_TEXTS).allSatisfy(language -> assertThat(pair)
                            .extracting(level -> nameIn(level, language)).as("names in %s", language).doesNotHaveDuplicates());
                }
            }
        }
    }

    /// Else the test above would look at none.
    @Test
    void there_are_levels_whose_colours_are_alike_to_some() {
        var alike = new TreeSet<String>();
        for (var vision : ColourVision.values()) {
            pairs(TriageScale.fiveLevels()).stream()
                    .filter(pair -> distance(vision.seen(pair.getFirst().colour()),
                            vision.seen(pair.getLast().colour())) < ALIKE)
                    .forEach(pair -> alike.add(vision + ": " + pair.getFirst().code() + ", " + pair.getLast().code()));
        }
        assertThat(alike).containsExactly("DEUTERANOPIA: critical, normal", "DEUTERANOPIA: high, moderate",
                "PROTANOPIA: critical, normal", "PROTANOPIA: high, moderate", "TRITANOPIA: normal, low");
        assertThat(pairs(TriageScale.fiveLevels())).as("to who sees them all").allSatisfy(
                pair -> assertThat(distance(pair.getFirst().colour(), pair.getLast().colour())).isGreaterThan(ALIKE));
    }

    @ParameterizedTest
    @EnumSource
    void what_stands_on_a_level_s_colour_can_be_read(ColourVision vision) {
        assertThat(SCALES).flatExtracting(TriageScale::levels).allSatisfy(level -> {
            assertThat(Contrast.between(level.colour(), level.textColour())).isGreaterThanOrEqualTo(CONTRAST);
            assertThat(Contrast.between(vision.seen(level.colour()), vision.seen(level.textColour()))).as(level.name())
                    .isGreaterThanOrEqualTo(CONTRAST_AS_SEEN);
        });
    }

    @ParameterizedTest
    @EnumSource
    void grey_is_grey_to_everybody(ColourVision vision) {
        assertThat(Stream.of("#000000", "#808080", "#FFFFFF"))
                .allSatisfy(grey -> assertThat(vision.seen(grey)).isEqualTo(grey));
        assertThat(IntStream.range(0, 3).mapToDouble(row -> vision.matrix().subList(3 * row, 3 * row + 3).stream()
                .mapToDouble(Double::doubleValue).sum())).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(0.00001)));
    }

    @Test
    void red_is_dark_without_long_waves_and_what_is_no_colour_is_refused() {
        assertThat(ColourVision.PROTANOPIA.seen("#ff0000")).isEqualTo("#6D5F00");
        assertThat(ColourVision.DEUTERANOPIA.seen("#FF0000")).isEqualTo("#A39000");
        assertThat(Stream.of("", "#fff", "red", "#12345678")).allSatisfy(none -> assertThatIllegalArgumentException()
                .isThrownBy(() -> ColourVision.TRITANOPIA.seen(none)));
    }

    private static List<List<Level>> pairs(TriageScale scale) {
        var levels = scale.levels();
        return IntStream.range(0, levels.size()).boxed()
                .flatMap(one -> IntStream.range(one + 1, levels.size())
                        .mapToObj(other -> List.of(levels.get(one), levels.get(other))))
                .toList();
    }

    private static String nameIn(Level level, String language) {
        return Objects.requireNonNullElse(level.names(), Map.<String, String> of()).getOrDefault(language, level.name());
    }

    private static double distance(String one, String other) {
        var first = lab(one);
        var second = lab(other);
        return Math.sqrt(IntStream.range(0, 3).mapToDouble(part -> Math.pow(first[part] - second[part], 2)).sum());
    }

    /// In daylight, D65.
    private static double[] lab(String colour) {
        var red = linear(colour, 1);
        var green = linear(colour, 3);
        var blue = linear(colour, 5);
        var x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        var y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        var z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        return new double[] { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
    }

    private static double linear(String colour, int from) {
        var share = Integer.parseInt(colour, from, from + 2, 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double curve(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116.0;
    }
}
