package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/// What a service takes from a client that is not the gateway: a JSON Web Token, signed with the key that all services of a
/// clinic share. Made anew before its minute is over. Used by one thread.
public final class Pass {

    /// For those who ask services that look for none.
    public static final Pass NONE = new Pass(null, "", () -> Instant.MIN);
    private static final Duration REUSED = Duration.ofSeconds(30);
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final String HASH = "HmacSHA256";

    private final @Nullable Path keys;
    private final String service;
    private final InstantSource clock;
    private Instant until = Instant.MIN;
    private String header = "";

    private Pass(@Nullable Path keys, String service, InstantSource clock) {
        this.keys = keys;
        this.service = service;
        this.clock = clock;
    }

    /// @param data the services' data folder, in which their keys lie
    /// @param service which is to take it
    public static Pass of(Path data, String service, InstantSource clock) {
        return new Pass(data.resolve("keys").resolve("access.key"), service, clock);
    }

    /// The field of a request's head, with its line end.
    ///
    /// @throws IOException where there is no key
    public String header() throws IOException {
        var now = clock.instant();
        if (keys != null && now.isAfter(until)) {
            header = "Authorization: Bearer " + token(keys, now) + "\r\n";
            until = now.plus(REUSED);
        }
        return header;
    }

    private String token(Path file, Instant now) throws IOException {
        var key = Files.readAllLines(file).getFirst().split(" ");
        var claims = """
                {"iss":"carequeue","aud":"%s","sub":"service:bench","iat":%d,"exp":%d,"roles":["service","kiosk","manager"]}"""
                .formatted(service, now.getEpochSecond(), now.plus(VALID).getEpochSecond());
        var text = base64("{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(key[0]).getBytes(US_ASCII)) + "."
                + base64(claims.getBytes(US_ASCII));
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key[1]), HASH));
            return text + "." + base64(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IOException("no pass can be signed", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
