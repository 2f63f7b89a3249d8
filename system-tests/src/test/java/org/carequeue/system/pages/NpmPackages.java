package org.carequeue.system.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The packages of npm on the class path, as mvnpm makes jars of them: what browsers load lies open in a jar, and the rest,
/// the declarations of types for example, in an archive inside it.
final class NpmPackages {

    private static final String REST = "META-INF/.more.tgz";
    /// What each path in an archive begins with, `resources/_static/lit/3.3.3/`: up to the version.
    private static final Pattern FOLDER = Pattern.compile("^.+?/\\d+\\.[^/]*/");

    private NpmPackages() {
    }

    /// The declarations of all packages, and what each says of where they are, by the paths at which a compiler looks for
    /// them: `/node_modules/lit/index.d.ts`.
    static Map<String, String> declarations() {
        var found = new TreeMap<String, String>();
        try {
            for (var archives = NpmPackages.class.getClassLoader().getResources(REST); archives.hasMoreElements();) {
                var archive = archives.nextElement().toString();
                var files = declarationsIn(archive);
                if (files.isEmpty()) {
                    continue;
                }
                var folder = FOLDER.matcher(files.firstKey()).results().findFirst().orElseThrow().group();
                var about = text(archive.replace(REST, "META-INF/" + folder + "package.json"));
                var name = "/node_modules/" + new ObjectMapper().readTree(about).path("name").asText() + "/";
                found.put(name + "package.json", about);
                files.forEach((path, text) -> found.put(name + path.substring(folder.length()), text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// A script of one of them.
    ///
    /// @param path below the package's folder
    static String script(String name, String path) {
        try {
            var about = new Properties();
            about.load(new StringReader(text(resource("META-INF/maven/org.mvnpm/" + name + "/pom.properties"))));
            return text(resource("META-INF/resources/_static/" + name + "/" + about.getProperty("version") + "/" + path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        return requireNonNull(NpmPackages.class.getClassLoader().getResource(name), name).toString();
    }

    private static String text(String address) throws IOException {
        try (var stream = open(address)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static InputStream open(String address) throws IOException {
        return URI.create(address).toURL().openStream();
    }

    private static TreeMap<String, String> declarationsIn(String archive) throws IOException {
        var files = new TreeMap<String, String>();
        try (var stream = new GZIPInputStream(open(archive))) {
            for (var entry = TarEntry.read(stream); entry != null; entry = TarEntry.read(stream)) {
                if (entry.name().endsWith(".d.ts")) {
                    files.put(entry.name(), new String(entry.content(), UTF_8));
                }
            }
        }
        return files;
    }

    /// A file in an archive of tar: a head of one block, then as many blocks as the file needs.
    private record TarEntry(String name, byte[] content) {

        private static final int BLOCK = 512;
        private static final int NAME_LENGTH = 100;
        private static final int SIZE_AT = 124;
        private static final int SIZE_LENGTH = 11;

        /// Null at the end.
        private static @Nullable TarEntry read(InputStream stream) throws IOException {
            var head = stream.readNBytes(BLOCK);
            if (head.length < BLOCK || head[0] == 0) {
                return null;
            }
            var size = Integer.parseInt(new String(head, SIZE_AT, SIZE_LENGTH, US_ASCII).strip(), 8);
            var content = stream.readNBytes(size);
            stream.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            return new TarEntry(new String(head, 0, NAME_LENGTH, UTF_8).split("\0", 2)[0], content);
        }
    }
}
