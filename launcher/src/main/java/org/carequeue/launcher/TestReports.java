package org.carequeue.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** Reads the reports that Surefire and Failsafe leave in each module: one XML file for each test class. */
final class TestReports {

    /** The most that is kept of what a failed test says, in characters. */
    private static final int LONGEST_REASON = 300;

    /**
     * One test, named by class and method.
     *
     * @param reason what it says when it failed, on one line; empty when it says nothing
     */
    record Case(String name, Result result, String reason) {
    }

    enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** What ran in one module. */
    record Module(String name, int classes, List<Case> cases) {

        List<Case> failures() {
            return cases.stream().filter(test -> test.result() == Result.FAILED).toList();
        }

        long count(Result result) {
            return cases.stream().filter(test -> test.result() == result).count();
        }
    }

    private final XMLInputFactory xml = XMLInputFactory.newInstance();

    TestReports() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** All modules that have reports from that time on; older reports are of another run. */
    List<Module> in(Path home, Instant since) throws IOException {
        List<Module> modules = new ArrayList<>();
        for (Path folder : children(home, "*")) {
            List<Path> reports = new ArrayList<>(children(folder.resolve("target/surefire-reports"), "TEST-*.xml"));
            reports.addAll(children(folder.resolve("target/failsafe-reports"), "TEST-*.xml"));
            List<Case> cases = new ArrayList<>();
            int classes = 0;
            for (Path report : reports) {
                if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
                    classes++;
                    cases.addAll(cases(report));
                }
            }
            if (classes > 0) {
                modules.add(new Module(String.valueOf(folder.getFileName()), classes, List.copyOf(cases)));
            }
        }
        return modules;
    }

    private List<Case> cases(Path report) throws IOException {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader reader = xml.createXMLStreamReader(in);
            List<Case> cases = new ArrayList<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("testcase")) {
                    cases.add(testCase(reader));
                }
            }
            return cases;
        } catch (XMLStreamException e) {
            // A test JVM that was killed leaves half a report: that is a failure, and it must be seen.
            return List.of(new Case(report.getFileName() + " (the report is damaged)", Result.FAILED, ""));
        }
    }

    /** Leaves the reader behind the test's end. */
    private static Case testCase(XMLStreamReader reader) throws XMLStreamException {
        String method = reader.getAttributeValue(null, "name");
        String name = reader.getAttributeValue(null, "classname")
                + (method == null || method.isEmpty() ? "" : "." + method);
        Result result = Result.PASSED;
        String reason = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                // Other elements, such as flakyFailure, belong to a test that passed in the end.
                result = switch (reader.getLocalName()) {
                    case "failure", "error" -> {
                        reason = onOneLine(reader.getAttributeValue(null, "message"));
                        yield Result.FAILED;
                    }
                    case "skipped" -> Result.SKIPPED;
                    default -> result;
                };
            } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("testcase")) {
                break;
            }
        }
        return new Case(name, result, reason);
    }

    private static String onOneLine(@Nullable String message) {
        String line = message == null ? "" : message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " …";
    }

    private static List<Path> children(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(paths::add);
        }
        paths.sort(null);
        return paths;
    }
}
