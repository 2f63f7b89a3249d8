package org.carequeue.bench.figure;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/// The raw figures as JSON, for whoever wants to compare runs.
public final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private Json() {
    }

    /// One document of all tables.
    ///
    /// @param facts about the run: when, on what machine
    public static String of(Map<String, String> facts, List<Table> tables) {
        var head = facts.entrySet().stream().map(fact -> quoted(fact.getKey()) + ": " + quoted(fact.getValue()))
                .collect(joining(",\n  "));
        return "{\n  " + head + ",\n  \"tables\": [" + tables.stream().map(Json::table).collect(joining(",")) + "]\n}\n";
    }

    private static String table(Table table) {
        return "\n  {\"title\": " + quoted(table.title()) + ", \"unit\": " + quoted(table.unit()) + ",\n   \"lines\": ["
                + table.lines().stream().map(Json::line).collect(joining(",")) + "],\n   \"targets\": ["
                + table.judged().stream().map(Json::judged).collect(joining(",")) + "],\n   \"remarks\": ["
                + table.remarks().stream().map(Json::quoted).collect(joining(", ")) + "]}";
    }

    private static String line(Table.Line line) {
        var notes = line.notes().entrySet().stream().map(note -> quoted(note.getKey()) + ": " + numbers(note.getValue()))
                .collect(joining(", "));
        return "\n    {\"name\": " + quoted(line.name()) + ", \"rounds\": " + numbers(line.value()) + ", \"notes\": {"
                + notes + "}}";
    }

    private static String judged(Table.Judged judged) {
        return "\n    {\"target\": " + quoted(judged.target().words()) + ", \"" + judged.target().direction().words()
                + "\": " + number(judged.target().bound()) + ", \"value\": " + number(judged.value()) + ", \"reached\": "
                + judged.reached() + "}";
    }

    private static String numbers(Series series) {
        return series.values().stream().map(Json::number).collect(joining(", ", "[", "]"));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < FIRST_PRINTABLE) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
