package org.carequeue.system.clinic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a test shows an owner that it asks itself: a pass that is signed with the clinic's own key. Without our own classes,
/// so that it is made by what the documents say.
final class OwnPass {

    private static final String HASH = "HmacSHA256";

    private OwnPass() {
    }

    /// The value of the header `Authorization`.
    ///
    /// @param data the clinic's data folder
    static String header(Path data, Service owner, List<String> roles) {
        try {
            var key = Files.readAllLines(data.resolve("keys").resolve("access.key")).getFirst().split(" ");
            var now = Instant.now().getEpochSecond();
            var claims = """
                    {"iss":"carequeue","aud":"%s","sub":"test","iat":%d,"exp":%d,"roles":[%s]}""".formatted(owner.folder, now,
                    now + 60, roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(",")));
            var text = base64("{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(key[0]).getBytes(US_ASCII)) + "."
                    + base64(claims.getBytes(US_ASCII));
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key[1]), HASH));
            return "Bearer " + text + "." + base64(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
