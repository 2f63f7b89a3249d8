package org.carequeue.launcher.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/// What the reports say that Surefire and Failsafe leave in each module: one XML file for each test class.
final class TestReports {

    /// The most that is shown of what a failed test says, in characters.
    private static final int LONGEST_REASON = 300;

    private final XMLInputFactory xml = XMLInputFactory.newInstance();
    private final List<String> failures = new ArrayList<>();
    private int passed;
    private int skipped;

    /// @param since older reports are of another run
    TestReports(Path home, Instant since) throws IOException {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (var module : children(home, "*")) {
            for (var kind : List.of("surefire-reports", "failsafe-reports")) {
                for (var report : children(module.resolve("target").resolve(kind), "TEST-*.xml")) {
                    if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
                        read(report);
                    }
                }
            }
        }
    }

    /// What stands on the terminal in the end. The last line is read by programs: do not change it.
    List<String> lines(int exitCode, String took, Path log) {
        var verdict = exitCode == 0 ? "succeeded" : failures.isEmpty() ? "failed for another reason than a test" : "failed";
        return Stream.of(List.of(""), failures,
                List.of("", "The build %s after %s; the full output is in %s".formatted(verdict, took, log),
                        "%d passed, %d failed, %d skipped".formatted(passed, failures.size(), skipped)))
                .flatMap(List::stream).toList();
    }

    private void read(Path report) throws IOException {
        var name = "";
        try (var in = Files.newInputStream(report)) {
            var reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "testcase" -> {
                            passed++;
                            // Without a method where the class itself failed.
                            name = (reader.getAttributeValue(null, "classname") + "."
                                    + reader.getAttributeValue(null, "name")).replaceFirst("\\.$", "");
                        }
                        case "skipped" -> {
                            passed--;
                            skipped++;
                        }
                        case "failure", "error" -> {
                            passed--;
                            failed(name, reader.getAttributeValue(null, "message"));
                        }
                        default -> {
                            // flakyFailure, for example, belongs to a test that passed in the end.
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            // A test JVM that was killed leaves half a report: that is a failure, and it must be seen.
            failed(report.getFileName() + " (the report is damaged)", null);
        }
    }

    private void failed(String name, @Nullable String message) {
        var reason = message == null ? "" : message.strip().replaceAll("\\s+", " ");
        var shown = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " …";
        failures.add("FAILED " + name + (shown.isEmpty() ? "" : "\n       " + shown));
    }

    private static List<Path> children(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.newDirectoryStream(folder, glob)) {
            var sorted = new ArrayList<Path>();
            paths.forEach(sorted::add);
            sorted.sort(null);
            return sorted;
        }
    }
}
