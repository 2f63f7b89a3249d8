package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TriageScaleTest {

    private static final Priority FIRST = new Priority("l0");

    @Test
    void the_five_levels_are_those_that_a_clinic_starts_with() {
        // Given
        var scale = TriageScale.fiveLevels();

        // Then
        assertThat(scale.levels()).map(level -> level.code().code()).containsExactly("critical", "high", "moderate",
                "normal", "low");
        assertThat(scale.levels()).map(Level::target).map(Duration::toMinutes).containsExactly(0L, 10L, 30L, 60L, 120L);
        assertThat(scale.levels()).map(Level::tier).containsExactly(0, 1, 2, 2, 2);
        assertThat(scale.levels()).map(Level::reassessAfter).map(Duration::toMinutes).containsExactly(0L, 15L, 30L, 60L,
                120L);
        assertThat(scale.initial()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void colour_is_never_the_only_sign_of_a_level() {
        var levels = TriageScale.fiveLevels().levels();
        assertThat(levels).map(Level::shape).doesNotHaveDuplicates();
        assertThat(levels).map(Level::name).doesNotHaveDuplicates();
    }

    @Test
    void text_on_a_level_has_a_contrast_of_at_least_seven() {
        assertThat(TriageScale.fiveLevels().levels())
                .allSatisfy(level -> assertThat(contrast(level.colour(), level.textColour())).isGreaterThanOrEqualTo(7));
    }

    @Test
    void a_rank_is_the_place_in_the_scale() {
        // Given
        var scale = TriageScale.fiveLevels();

        // Then
        assertThat(scale.rank(new Priority("critical"))).isZero();
        assertThat(scale.rank(new Priority("low"))).isEqualTo(4);
        assertThat(scale.level(new Priority("high")).target()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scale.has(new Priority("blue"))).isFalse();
        assertThatThrownBy(() -> scale.rank(new Priority("blue"))).hasMessageContaining("blue");
    }

    @Test
    void a_scale_has_three_to_seven_levels() {
        assertThatThrownBy(() -> scale(0, 10)).hasMessageContaining("3 to 7");
        assertThat(scale(0, 10, 20).levels()).hasSize(3);
        assertThat(scale(0, 1, 2, 3, 4, 5, 6).levels()).hasSize(7);
        assertThatThrownBy(() -> scale(0, 1, 2, 3, 4, 5, 6, 7)).hasMessageContaining("3 to 7");
    }

    @Test
    void targets_increase_strictly() {
        assertThatThrownBy(() -> scale(5, 10, 10)).hasMessageContaining("must increase");
        assertThatThrownBy(() -> scale(5, 20, 10)).hasMessageContaining("must increase");
    }

    @Test
    void tiers_do_not_decrease() {
        assertThatThrownBy(() -> scale(level(0, 0, 0), level(1, 10, 2), level(2, 20, 1)))
                .hasMessageContaining("must not decrease");
    }

    @Test
    void a_level_with_target_zero_is_alone_in_its_tier() {
        assertThatThrownBy(() -> scale(level(0, 0, 0), level(1, 10, 0), level(2, 20, 1)))
                .hasMessageContaining("alone in its tier");
    }

    @Test
    void no_code_stands_twice() {
        assertThatThrownBy(() -> scale(level(0, 5, 0), level(1, 10, 0), level(0, 20, 0)))
                .hasMessageContaining("stands twice");
    }

    @Test
    void a_new_ticket_gets_a_level_of_the_scale() {
        assertThatThrownBy(() -> new TriageScale(TriageScale.fiveLevels().levels(), new Priority("blue")))
                .hasMessageContaining("blue");
    }

    @Test
    void scales_with_the_same_levels_are_equal() {
        assertThat(TriageScale.fiveLevels()).isEqualTo(TriageScale.fiveLevels())
                .hasSameHashCodeAs(TriageScale.fiveLevels()).isNotEqualTo(scale(0, 10, 20));
    }

    private static TriageScale scale(int... targets) {
        return scale(IntStream.range(0, targets.length).mapToObj(rank -> level(rank, targets[rank], rank))
                .toArray(Level[]::new));
    }

    private static TriageScale scale(Level... levels) {
        return new TriageScale(List.of(levels), FIRST);
    }

    private static Level level(int code, int targetMinutes, int tier) {
        return new Level(new Priority("l" + code), "Level " + code, Duration.ofMinutes(targetMinutes), tier,
                Duration.ofMinutes(targetMinutes), "#000000", "#FFFFFF", Level.Shape.circle);
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    private static double contrast(String one, String other) {
        var bright = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dark + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int from) {
        var value = Integer.parseInt(colour, from, from + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
