package org.carequeue.system.documents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What an expression of PromQL asks for, as far as it can be compared with what services publish.
///
/// @param metrics by their names
/// @param labels that it picks out, groups by or joins on
/// @param picked `metric{label="value"}`, for each label that has to have one certain value
public record Asked(Set<String> metrics, Set<String> labels, Set<String> picked) {

    private static final Pattern TOKEN = Pattern
            .compile("\"(?:[^\"\\\\]|\\\\.)*\"|[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9.]+[a-z0-9]*|=~|!~|!=|\\S");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    /// Behind these stand labels, in brackets.
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    /// @param expression without comments
    public static Asked by(String expression) {
        var asked = new Asked(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        var tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (GROUPING.contains(token)) {
                i = until(")", tokens, i);
                asked.labels.addAll(words(tokens.subList(tokens.subList(0, i).lastIndexOf("(") + 1, i)));
            } else if (token.equals("[")) {
                i = until("]", tokens, i);
            } else if (isWord(token) && !OPERATORS.contains(token) && !next.equals("(") && !GROUPING.contains(next)) {
                asked.metrics.add(token);
                if (next.equals("{")) {
                    var end = until("}", tokens, i);
                    asked.picks(token, tokens.subList(i + 2, end));
                    i = end;
                }
            }
        }
        return asked;
    }

    /// @param matchers `label`, an operator and a value in quotes, separated by commas
    private void picks(String metric, List<String> matchers) {
        for (int i = 0; i + 2 < matchers.size(); i += 4) {
            labels.add(matchers.get(i));
            if (matchers.get(i + 1).equals("=")) {
                picked.add(metric + "{" + matchers.get(i) + "=" + matchers.get(i + 2) + "}");
            }
        }
    }

    private static int until(String end, List<String> tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).equals(end)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + end + " in " + tokens);
    }

    private static boolean isWord(String token) {
        return WORD.matcher(token).matches();
    }

    private static List<String> words(List<String> tokens) {
        return new ArrayList<>(tokens.stream().filter(Asked::isWord).toList());
    }
}
