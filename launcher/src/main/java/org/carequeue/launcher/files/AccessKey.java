package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The file by whose keys the services know one another; the class `AccessKeys` of the services says what is in it. Made
/// here, before they start, so that they have not all to make it at once.
public final class AccessKey {

    private static final int ID_BYTES = 9;
    private static final int KEY_BYTES = 32;

    private AccessKey() {
    }

    /// Makes it where there is none.
    public static void make(Path data) throws IOException {
        var file = file(data);
        if (!Files.exists(file)) {
            write(file, line());
        }
    }

    private static Path file(Path data) {
        return data.resolve("keys").resolve("access.key");
    }

    private static String line() {
        var random = new SecureRandom();
        var id = new byte[ID_BYTES];
        var key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        var text = Base64.getUrlEncoder().withoutPadding();
        return text.encodeToString(id) + " " + text.encodeToString(key) + "\n";
    }

    /// In a folder that nobody else enters, and as a whole.
    private static void write(Path file, String text) throws IOException {
        var folder = file.resolveSibling(".").normalize();
        Folders.make(folder);
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text, StandardCharsets.US_ASCII);
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
