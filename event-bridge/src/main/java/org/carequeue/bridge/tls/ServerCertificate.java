package org.carequeue.bridge.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;

/// A certificate by which a server is known, with those that vouch for it, and its key: read from files, and looked at before
/// anybody else has to make sense of them.
///
/// @param leaf the server's own
/// @param options as Vert.x takes both: what is in the files
/// @param keys as Java's TLS takes both
record ServerCertificate(X509Certificate leaf, PemKeyCertOptions options, X509ExtendedKeyManager keys) {

    /// More than any certificate and key that anybody has.
    private static final int LARGEST_FILE = 1024 * 1024;

    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    /// @param now of the machine's clock
    /// @throws IllegalStateException when they cannot be used, with a sentence that says why
    static ServerCertificate read(Path certificateFile, Path keyFile, Instant now, Vertx vertx) {
        var certificates = contentOf("certificate", certificateFile);
        var key = contentOf("key", keyFile);
        var leaf = leaf(certificateFile, certificates);
        // The time first: whoever has an old one will bring a new key, too.
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            throw new IllegalStateException(
                    "the certificate " + certificateFile + " has expired: it was good until " + leaf.getNotAfter().toInstant());
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            throw new IllegalStateException("the certificate " + certificateFile + " is not good yet, but from "
                    + leaf.getNotBefore().toInstant() + " on; this machine's clock says " + now);
        }
        var options = new PemKeyCertOptions().setCertValue(Buffer.buffer(certificates)).setKeyValue(Buffer.buffer(key));
        var keys = keys(keyFile, new String(key, US_ASCII), options, vertx);
        if (!belongTogether(leaf, keys)) {
            throw new IllegalStateException("the key " + keyFile + " does not belong to the certificate " + certificateFile);
        }
        return new ServerCertificate(leaf, options, keys);
    }

    /// Whether the files said the same.
    boolean isSameAs(@Nullable ServerCertificate other) {
        return other != null && options.equals(other.options);
    }

    private static byte[] contentOf(String what, Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalStateException("the " + what + " " + file + " is larger than any " + what);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("the " + what + " " + file + " is not there", e);
        } catch (IOException e) {
            throw new IllegalStateException("the " + what + " " + file + " cannot be read: " + e, e);
        }
    }

    private static X509Certificate leaf(Path file, byte[] content) {
        try {
            // A file may hold its key as well.
            var blocks = BLOCK.matcher(new String(content, US_ASCII)).results().map(MatchResult::group)
                    .collect(Collectors.joining("\n"));
            var all = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(blocks.getBytes(US_ASCII))));
            if (!all.isEmpty() && all.getFirst() instanceof X509Certificate leaf) {
                return leaf;
            }
        } catch (CertificateException e) {
            throw new IllegalStateException("the certificate " + file + " is none in PEM form: " + e.getMessage(), e);
        }
        throw new IllegalStateException("the certificate " + file + " is none in PEM form");
    }

    private static X509ExtendedKeyManager keys(Path file, String content, PemKeyCertOptions options, Vertx vertx) {
        if (content.contains("ENCRYPTED")) {
            throw new IllegalStateException(
                    "the key " + file + " is locked by a password, for which nobody is there at a start");
        }
        if (!content.contains("PRIVATE KEY-----")) {
            throw new IllegalStateException("the key " + file + " is none in PEM form");
        }
        try {
            for (var manager : options.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager keys) {
                    return keys;
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("the key " + file + " cannot be used: " + e.getMessage(), e);
        }
        throw new IllegalStateException("the key " + file + " cannot be used");
    }

    private static boolean belongTogether(X509Certificate leaf, X509ExtendedKeyManager keys) {
        var kind = leaf.getPublicKey().getAlgorithm();
        var aliases = keys.getServerAliases(kind, null);
        if (aliases == null || aliases.length == 0) {
            return false;
        }
        try {
            var signature = Signature.getInstance(switch (kind) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> kind;
            });
            signature.initSign(keys.getPrivateKey(aliases[0]));
            signature.update(leaf.getSignature());
            var signed = signature.sign();
            signature.initVerify(leaf.getPublicKey());
            signature.update(leaf.getSignature());
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Of another kind: as little as one that does not fit.
            return false;
        }
    }

    Instant until() {
        return leaf.getNotAfter().toInstant();
    }
}
