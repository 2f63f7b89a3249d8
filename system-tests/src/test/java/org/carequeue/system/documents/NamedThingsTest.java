package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever follows a document finds what it names.
class NamedThingsTest {

    private static final NamedThings THINGS = new NamedThings(Document.root());

    static List<Path> documents() {
        return NamedThings.documents(Document.root());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_a_document_names_is_there(Path document) {
        assertThat(THINGS.missing(Document.read(document), Objects.requireNonNull(document.getParent())))
                .as("named in %s", document.getFileName())
                .isEmpty();
    }

    /// A check that finds nothing may be looking for nothing.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [x](docs/NOT_THERE.md)              | docs/NOT_THERE.md
            [x](docs/SETTINGS.md#a-heading)     |
            `triage-service/src/main/Nothing`   | triage-service/src/main/Nothing
            `triage-service/pom.xml`            |
            `NOTHING.md`                        | NOTHING.md
            `./carequeue dance`                 | ./carequeue dance
            `./carequeue up --data D`           |
            `./carequeue up --sideways`         | --sideways
            CAREQUEUE_NOTHING                   | CAREQUEUE_NOTHING
            `CAREQUEUE_DATA`                    |
            `-Dcarequeue.nothing=1`             | carequeue.nothing
            `-Dcarequeue.seed=1`                |
            `carequeue.gateway.nothing`         | carequeue.gateway.nothing
            http://localhost:8089/kiosk         | 8089
            http://localhost:8080/kiosk         |
            """)
    void what_is_not_there_is_found(String text, String missing) {
        assertThat(THINGS.missing(text, Document.root()))
                .isEqualTo(Stream.ofNullable(missing).toList());
    }
}
