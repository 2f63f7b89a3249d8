package org.carequeue.system.documents;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A call of `curl` in a document, and the reply that stands below it.
///
/// @param method of the request
/// @param path and query, without the host
/// @param headers names and values in turn
/// @param body of the request, empty where there is none
/// @param shown what the document says is answered
public record CurlExample(String method, String path, String[] headers, String body, JsonNode shown) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "http://localhost:8080";
    private static final Pattern PAIR = Pattern.compile("```sh\n(curl [^\n]+)\n```\n\n```json\n(.*?)\n```", Pattern.DOTALL);
    /// Texts in either kind of quotes and bare ones, which stand together without a blank.
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]+)+");

    /// All of a document. Every `curl` of it has its reply below.
    ///
    /// @throws IllegalStateException where one has none
    public static List<CurlExample> all(String document) {
        var text = Document.read(Document.root().resolve(document));
        var examples = PAIR.matcher(text).results().map(pair -> read(pair.group(1), pair.group(2))).toList();
        if (Pattern.compile("(?m)^curl ").matcher(text).results().count() != examples.size()) {
            throw new IllegalStateException(document + " has a curl without the reply below it");
        }
        return examples;
    }

    private static CurlExample read(String command, String shown) {
        var words = WORD.matcher(command).results().map(word -> word.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"))
                .toList();
        var method = "GET";
        var path = "";
        var body = "";
        var headers = new ArrayList<String>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "-H" -> {
                    var header = words.get(++i).split(": ", 2);
                    if (!header[0].equals("Content-Type")) { // which the client sets by itself
                        headers.addAll(List.of(header));
                    }
                }
                default -> path = words.get(i).replace(HOST, "");
            }
        }
        try {
            return new CurlExample(method, path, headers.toArray(String[]::new), body, JSON.readTree(shown));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same of something else: of the number that was really given.
    public CurlExample with(String written, String meant) {
        return new CurlExample(method, path.replace(written, meant), headers, body.replace(written, meant), shown);
    }
}
