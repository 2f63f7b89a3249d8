package org.carequeue.bench.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One question and its figures, all in one unit: a line for each contender, and the targets below.
public final class Table {

    /// One line.
    ///
    /// @param value what was measured, a value for each round
    /// @param notes further figures by name, each with its unit in the name
    public record Line(String name, Series value, Map<String, Series> notes) {
    }

    /// A target, and what was reached of it.
    public record Judged(Target target, double value) {

        public boolean reached() {
            return target.reachedBy(value);
        }
    }

    private final String title;
    private final String unit;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param unit of the main figure of each line
    public Table(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public List<Judged> judged() {
        return List.copyOf(judged);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// The line of this name, a new one where there is none.
    public Line line(String name) {
        return lines.computeIfAbsent(name, _ -> new Line(name, new Series(), new LinkedHashMap<>()));
    }

    /// Adds a value to a line's main figure.
    public void add(String name, double value) {
        line(name).value().add(value);
    }

    /// Adds a value to one of a line's further figures.
    public void note(String name, String what, double value) {
        line(name).notes().computeIfAbsent(what, _ -> new Series()).add(value);
    }

    /// The median of a line's main figure, where there is such a line.
    public Optional<Double> median(String name) {
        return Optional.ofNullable(lines.get(name)).filter(line -> !line.value().isEmpty())
                .map(line -> line.value().median());
    }

    /// Holds a value against a target.
    public void judge(Target target, double value) {
        judged.add(new Judged(target, value));
    }

    /// Holds one line's median against another's: `name / other`. Does nothing where one of them was not measured.
    public void judgeRatio(String name, String other, Target target) {
        median(name).ifPresent(value -> median(other).ifPresent(beside -> judge(target, value / beside)));
    }

    /// Something that must be said beside the figures, such as who is missing.
    public void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }
}
