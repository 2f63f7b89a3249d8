package org.carequeue.bridge.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import org.carequeue.bridge.guard.LastUsed;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/// Writes passes as signed tokens and reads them again: JSON Web Tokens (RFC 7519) with HMAC-SHA-256, each for one service
/// and one minute. Safe for use by all threads.
///
/// Their times are those of the machine, whatever the clinic's clock says: in a demo a minute of the clinic is over in a
/// blink.
public final class Passes {

    /// How long one is taken.
    public static final Duration VALID = Duration.ofMinutes(1);
    /// As far as the clocks of two machines may differ.
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final String ISSUER = "carequeue";
    private static final String ROLES = "roles";
    private static final String ACTOR = "actor";
    /// As OpenID Connect calls it.
    private static final String NAME = "name";
    /// Of the longest, with every role and a long name, a third.
    private static final int LONGEST = 2_048;
    /// Of those read last; one that is not there is read again.
    private static final int MOST_KEPT = 2_048;

    private final AccessKeys keys;
    private final InstantSource clock;
    private final LastUsed<String, Read> read = new LastUsed<>(MOST_KEPT);

    private record Read(Pass pass, String audience, Instant until) {
    }

    /// @param clock of the machine
    public Passes(AccessKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// @param audience the service that is to take it
    public String write(Pass pass, String audience) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject(pass.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(VALID).getEpochSecond()));
        claims.setStringListClaim(ROLES, pass.roles().stream().sorted().toList());
        if (pass.actor() != null) {
            claims.setStringClaim(ACTOR, pass.actor());
        }
        if (pass.called() != null) {
            claims.setStringClaim(NAME, pass.called());
        }
        var key = keys.signing();
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.id());
        signature.setKey(new HmacKey(key.bytes()));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("HMAC-SHA-256 with " + AccessKeys.KEY_BYTES + " bytes cannot fail", e);
        }
    }

    /// What it says, if it is one of ours, for this service, and its minute is not over.
    public Optional<Pass> read(String token, String audience) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = read.get(token);
        if (known != null && known.audience().equals(audience) && now.isBefore(known.until())) {
            return Optional.of(known.pass());
        }
        return verified(token, audience, now);
    }

    private Optional<Pass> verified(String token, String audience, Instant now) {
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKeyResolver((signature, _) -> keys.named(String.valueOf(signature.getKeyIdHeaderValue()))
                        .map(key -> new HmacKey(key.bytes()))
                        .orElseThrow(() -> new UnresolvableKeyException("no key of ours")))
                .setExpectedIssuer(ISSUER).setExpectedAudience(audience).setRequireSubject()
                .setRequireExpirationTime().setRequireIssuedAt()
                // In seconds, of what is then signed for longer than a minute.
                .setMaxFutureValidityInMinutes((int) VALID.toMinutes())
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
        try {
            var claims = consumer.processToClaims(token);
            if (!claims.hasClaim(ROLES)) {
                return Optional.empty();
            }
            var pass = new Pass(claims.getSubject(), claims.getStringClaimValue(ACTOR),
                    claims.getStringClaimValue(NAME), Set.copyOf(claims.getStringListClaimValue(ROLES)));
            var until = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()).plus(SKEW);
            read.put(token, new Read(pass, audience, until));
            return Optional.of(pass);
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        }
    }
}
