package org.carequeue.gateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Tells one build of the gateway, with its pages, from another, so that a page that was opened before an update notices:
/// a digest of everything in its jar.
///
/// @param tag 16 hex digits
public record GatewayBuild(String tag) {

    private static final int BYTES = 8;

    /// Of the jar, or in dev mode the folder, that holds a class. Of a jar only its directory is read, which says of each
    /// file how long it is and what its checksum is.
    public static GatewayBuild of(Path place) throws IOException {
        var lines = Files.isDirectory(place) ? filesIn(place) : entriesOf(place);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(line.getBytes(UTF_8)));
            return new GatewayBuild(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static List<String> entriesOf(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).map(GatewayBuild::line).sorted().toList();
        }
    }

    private static String line(ZipEntry entry) {
        return entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(folder.relativize(file) + " " + Files.size(file) + ' ' + Files.getLastModifiedTime(file) + '\n');
            }
            return lines;
        }
    }
}
