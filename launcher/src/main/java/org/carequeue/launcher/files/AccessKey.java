package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The file by whose keys the services know one another; the class `AccessKeys` of the services says what is in it. Made
/// here, before they start, so that they have not all to make it at once.
public final class AccessKey {

    private static final int ID_BYTES = 9;
    private static final int KEY_BYTES = 32;
    private static final int VALID_SECONDS = 60;
    private static final String HASH = "HmacSHA256";

    private AccessKey() {
    }

    /// Makes it where there is none.
    public static void make(Path data) throws IOException {
        var file = file(data);
        if (!Files.exists(file)) {
            write(file, line());
        }
    }

    /// Puts a new one before the one that signs now, which is taken beside it until the next time: what is signed already goes
    /// on being believed for its minute, and services that run see it within seconds.
    public static void rotate(Path data) throws IOException {
        var file = file(data);
        write(file, line() + (Files.exists(file) ? signing(file).map(line -> line + "\n").orElse("") : ""));
    }

    /// The line of the key that signs now.
    private static Optional<String> signing(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst();
    }

    /// The value of the header `Authorization` by which a service takes a request of this machine's own (RFC 7519).
    ///
    /// @param service which is to take it, within a minute
    /// @param role in which it is asked
    public static String bearer(Path data, Instant now, String service, String role) throws IOException {
        var key = signing(file(data)).orElse("").split(" ", -1);
        if (key.length != 2) {
            throw new IOException("there is no key in " + file(data));
        }
        var second = now.getEpochSecond();
        var text = base64("{\"alg\":\"HS256\",\"kid\":\"" + key[0] + "\"}") + "."
                + base64("{\"iss\":\"carequeue\",\"aud\":\"" + service + "\",\"sub\":\"operator\",\"actor\":\"operator\","
                        + "\"iat\":" + second + ",\"exp\":" + (second + VALID_SECONDS) + ",\"roles\":[\"" + role + "\"]}");
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key[1]), HASH));
            return "Bearer " + text + "." + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the key in " + file(data) + " cannot be used", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
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
