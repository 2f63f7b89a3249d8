package org.carequeue.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/// The levels in which this clinic sorts its patients, the most urgent first.
///
/// The structure is that of the five-level scales in use (Manchester, CTAS, ATS); names and times are a clinic's own.
public final class TriageScale {

    private final List<Level> levels;
    private final Priority initial;
    private final Map<Priority, Integer> ranks = new HashMap<>();

    /// @param levels 3 to 7, strictly increasing targets; a level with target zero is alone in its tier
    /// @param initial the level of a ticket that nobody has looked at yet
    /// @throws IllegalArgumentException when the levels break one of these rules
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public TriageScale(@JsonProperty("levels") List<Level> levels,
            @JsonProperty("initial") Priority initial) {
        this.levels = List.copyOf(levels);
        this.initial = initial;
        if (levels.size() < 3 || levels.size() > 7) {
            throw new IllegalArgumentException("A triage scale has 3 to 7 levels");
        }
        Level before = null;
        for (var level : levels) {
            if (ranks.put(level.code(), ranks.size()) != null) {
                throw new IllegalArgumentException("The level " + level.code() + " stands twice in the scale");
            }
            if (before != null && level.target().compareTo(before.target()) <= 0) {
                throw new IllegalArgumentException(
                        "The targets must increase: " + level.code() + " is not after " + before.code());
            }
            if (before != null && level.tier() < before.tier()) {
                throw new IllegalArgumentException("The tiers must not decrease: " + level.code());
            }
            if (before != null && before.target().isZero() && before.tier() == level.tier()) {
                throw new IllegalArgumentException(before.code() + " has target zero and must be alone in its tier");
            }
            before = level;
        }
        if (!ranks.containsKey(initial)) {
            throw new IllegalArgumentException("The initial level " + initial + " is not in the scale");
        }
    }

    /// The most urgent first.
    @JsonProperty
    public List<Level> levels() {
        return levels;
    }

    /// The level of a ticket that nobody has looked at yet.
    @JsonProperty
    public Priority initial() {
        return initial;
    }

    /// Whether this scale has the level.
    public boolean has(Priority priority) {
        return ranks.containsKey(priority);
    }

    /// 0 for the most urgent level.
    ///
    /// @throws IllegalArgumentException when the scale has no such level
    @JsonIgnore
    public int rank(Priority priority) {
        var rank = ranks.get(priority);
        if (rank == null) {
            throw new IllegalArgumentException("The scale has no level " + priority);
        }
        return rank;
    }

    /// @throws IllegalArgumentException when the scale has no such level
    @JsonIgnore
    public Level level(Priority priority) {
        return levels.get(rank(priority));
    }

    /// A scale by its name: `five-levels` or `three-levels`.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TriageScale preset(String name) {
        return switch (name) {
            case "five-levels" -> fiveLevels();
            case "three-levels" -> threeLevels();
            default -> throw new IllegalArgumentException(
                    "A scale is five-levels, three-levels, or levels of the clinic's own, not " + name);
        };
    }

    /// The five levels a clinic starts with.
    public static TriageScale fiveLevels() {
        return new TriageScale(List.of(
                level("critical", "Critical", Names.of("Crítico", "Crítico", "Critique", "Kritisch", "حرج"), 0, 0, 0, "#B00020",
                        "#FFFFFF", Level.Shape.octagon),
                level("high", "High", Names.of("Alto", "Elevado", "Élevé", "Hoch", "مرتفع"), 10, 1, 15, "#FF9800", "#000000",
                        Level.Shape.triangle),
                level("moderate", "Moderate", Names.of("Moderado", "Moderado", "Modéré", "Mittel", "متوسط"), 30, 2, 30,
                        "#FFD600", "#000000", Level.Shape.diamond),
                level("normal", "Normal", Names.of("Normal", "Normal", "Normal", "Normal", "عادي"), 60, 2, 60, "#1B5E20",
                        "#FFFFFF", Level.Shape.square),
                level("low", "Low", Names.of("Bajo", "Baixo", "Faible", "Niedrig", "منخفض"), 120, 2, 120, "#0D47A1", "#FFFFFF",
                        Level.Shape.circle)),
                Priority.NORMAL);
    }

    /// Three levels, for a small clinic. Their codes are of the five, so that the pharmacy's times fit both.
    public static TriageScale threeLevels() {
        return new TriageScale(List.of(
                level("critical", "Emergency", Names.of("Emergencia", "Emergência", "Urgence vitale", "Notfall", "طارئ"), 0, 0,
                        0, "#B00020", "#FFFFFF", Level.Shape.octagon),
                level("high", "Urgent", Names.of("Urgente", "Urgente", "Urgent", "Dringend", "مستعجل"), 20, 1, 20, "#FF9800",
                        "#000000", Level.Shape.triangle),
                level("normal", "Routine", Names.of("Rutina", "Rotina", "Non urgent", "Regulär", "اعتيادي"), 60, 2, 60,
                        "#1B5E20", "#FFFFFF", Level.Shape.square)),
                Priority.NORMAL);
    }

    private static Level level(String code, String name, Map<String, String> names, int targetMinutes, int tier,
            int reassessMinutes,
            String colour, String textColour, Level.Shape shape) {
        return new Level(new Priority(code), name, Duration.ofMinutes(targetMinutes), tier,
                Duration.ofMinutes(reassessMinutes), colour, textColour, shape, names);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TriageScale scale && levels.equals(scale.levels) && initial.equals(scale.initial);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }

    @Override
    public String toString() {
        return levels.toString();
    }
}
