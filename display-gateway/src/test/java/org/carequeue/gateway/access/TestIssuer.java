package org.carequeue.gateway.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.vertx.core.json.JsonObject;

/// A small sign-in server. One person signs in there, and asks for nothing on a page: a test says who they are, and may have it
/// say things that no such server should say.
final class TestIssuer implements AutoCloseable {

    static final String CLIENT = "carequeue-gateway";
    static final String SECRET = "a secret of more than thirty-two characters";
    private static final RsaJsonWebKey KEY = key("first");
    private static final RsaJsonWebKey SOMEBODY_ELSES = key("first");
    private static final int SOON = 10;
    /// So old a token becomes, in seconds.
    private static final int LIFE = 300;

    final String issuer;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    volatile String subject = "subject-1";
    volatile String name = "doctor.one";
    volatile String displayName = "Doctor One";
    volatile List<String> roles = List.of("doctor", "offline_access");
    volatile int validFor = LIFE;
    volatile String secret = SECRET;
    /// What it does to a token about a sign-in before it is signed.
    volatile Consumer<JwtClaims> spoils = _ -> {
    };
    volatile boolean signsWithTheRightKey = true;

    TestIssuer(String issuer) throws IOException {
        this.issuer = issuer;
        var address = URI.create(issuer);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext(address.getPath() + "/.well-known/openid-configuration", exchange -> answer(exchange, 200,
                new JsonObject().put("issuer", issuer).put("authorization_endpoint", issuer + "/authorize")
                        .put("token_endpoint", issuer + "/token").put("jwks_uri", issuer + "/keys")
                        .put("end_session_endpoint", issuer + "/leave").encode()));
        server.createContext(address.getPath() + "/keys",
                exchange -> answer(exchange, 200, new JsonWebKeySet(KEY).toJson()));
        server.createContext(address.getPath() + "/token", this::token);
        server.start();
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody has signed in: the address to which their browser is sent back.
    ///
    /// @param asked what the gateway has sent the browser with
    String signsIn(Map<String, String> asked) {
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state") + "&iss="
                + URLEncoder.encode(issuer, UTF_8);
    }

    static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&")).map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = query(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        var nonce = "authorization_code".equals(form.get("grant_type")) ? redeem(form)
                : refreshTokens.remove(form.getOrDefault("refresh_token", ""));
        if (nonce == null) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Session not active\"}");
            return;
        }
        var refreshToken = UUID.randomUUID().toString();
        refreshTokens.put(refreshToken, nonce);
        var id = claims(subject, CLIENT, validFor);
        id.setStringClaim("nonce", nonce);
        id.setStringClaim("sid", "session of " + subject);
        id.setStringClaim("preferred_username", name);
        id.setStringClaim("name", displayName);
        spoils.accept(id);
        answer(exchange, 200, new JsonObject().put("access_token", accessToken("account", validFor)).put("id_token", sign(id))
                .put("refresh_token", refreshToken).put("expires_in", validFor).put("token_type", "Bearer").encode());
    }

    /// A code is good once, and for whoever has asked for it.
    private String redeem(Map<String, String> form) {
        var asked = codes.remove(form.getOrDefault("code", ""));
        return asked != null && asked.get("code_challenge").equals(sha256(form.getOrDefault("code_verifier", "")))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                        ? asked.get("nonce")
                        : null;
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// It is asked again for nobody: they are no longer signed in there.
    void forgetsEverybody() {
        refreshTokens.clear();
    }

    /// A token for whoever is shown it as this audience.
    String accessToken(String audience, int seconds) {
        var claims = claims(subject, audience, seconds);
        claims.setStringClaim("typ", "Bearer");
        claims.setStringClaim("azp", "a-program");
        claims.setStringClaim("preferred_username", name);
        claims.setClaim("realm_access", Map.of("roles", roles));
        return sign(claims);
    }

    /// What it sends when somebody has signed out there.
    String logoutToken(Consumer<JwtClaims> spoiled) {
        var claims = claims(subject, CLIENT, SOON);
        claims.setStringClaim("sid", "session of " + subject);
        claims.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        spoiled.accept(claims);
        return sign(claims);
    }

    JwtClaims claims(String of, String audience, int seconds) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(of);
        claims.setAudience(audience);
        var expires = NumericDate.now();
        expires.addSeconds(seconds);
        claims.setExpirationTime(expires);
        // Nothing expires before it was made.
        var made = NumericDate.fromSeconds(expires.getValue());
        made.addSeconds(-LIFE);
        claims.setIssuedAt(made);
        claims.setGeneratedJwtId();
        return claims;
    }

    String sign(JwtClaims claims) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey((signsWithTheRightKey ? KEY : SOMEBODY_ELSES).getPrivateKey());
        jws.setKeyIdHeaderValue(KEY.getKeyId());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) {
        try (exchange) {
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// As whoever operates the gateway writes it, with an editor that ends each line.
    static Path writeSecret(Path folder, String secret) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("oidc-secret"), secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
