package org.carequeue.gateway.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.carequeue.bridge.journal.WholeFile;
import org.carequeue.bridge.tls.CertificateFiles;
import org.carequeue.bridge.tls.CertificateMaker;
import org.jspecify.annotations.Nullable;

/// Makes the gateway's certificate by an [Authority] of its own, both in files that only their owner reads, and makes another
/// one in time: when the machine has other names or addresses, and long before it ends. Used by one thread at a time, but for
/// what devices take.
public final class LocalCertificate implements CertificateMaker {

    /// Of the thirty days that one is good for; a system that is stopped for longer makes one at its start.
    private static final Duration LEFT = Duration.ofDays(10);

    private static final int PEM_LINE = 64;
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

    private final boolean wished;
    private final Path folder;
    private final String machine;
    private final Supplier<Set<String>> names;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile @Nullable Authority authority;
    private @Nullable X509Certificate made;

    /// @param wished whether one is to be made at all
    /// @param folder for the files
    /// @param machine the name by which people know it
    /// @param names by which the gateway may be asked for now
    LocalCertificate(boolean wished, Path folder, String machine, Supplier<Set<String>> names, InstantSource clock,
            SecureRandom random) {
        this.wished = wished;
        this.folder = folder;
        this.machine = machine;
        this.names = names;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public boolean isWished() {
        return wished;
    }

    @Override
    public CertificateFiles files() {
        return new CertificateFiles(file(), file());
    }

    private Path file() {
        return folder.resolve("gateway.pem");
    }

    /// What devices take; empty as long as there is none.
    public Optional<X509Certificate> authority() {
        return Optional.ofNullable(authority).map(Authority::certificate);
    }

    @Override
    public void renew() throws IOException {
        var now = clock.instant();
        var by = authority;
        if (by == null) {
            by = opened(now);
            authority = by;
        }
        var wanted = names.get();
        if (!isGood(made(), by, wanted, now)) {
            var issued = by.issue(wanted, now, random);
            write(file(), issued.key(), issued.certificate(), by.certificate());
            made = issued.certificate();
        }
    }

    private Authority opened(Instant now) throws IOException {
        var file = folder.resolve("authority.pem");
        if (!Files.exists(file)) {
            var fresh = Authority.make(machine, now, random);
            write(file, fresh.key(), fresh.certificate());
            return fresh;
        }
        var found = new Authority(certificate(file), key(file));
        // Tried, so that a wrong key is noticed here and not by the devices.
        if (!found.vouchesFor(found.issue(Set.of("localhost"), now, random).certificate())) {
            throw new IOException("the key in " + file + " does not belong to its certificate");
        }
        if (now.plus(Authority.LIFE_OF_ONE).isAfter(found.certificate().getNotAfter().toInstant())) {
            throw new IOException("the authority in " + file + " ends on "
                    + found.certificate().getNotAfter().toInstant() + "; delete the file, and have devices take the new one");
        }
        return found;
    }

    private @Nullable X509Certificate made() throws IOException {
        if (made == null && Files.exists(file())) {
            made = certificate(file());
        }
        return made;
    }

    private static boolean isGood(@Nullable X509Certificate certificate, Authority by, Set<String> names, Instant now) {
        return certificate != null && by.vouchesFor(certificate)
                && now.plus(LEFT).isBefore(certificate.getNotAfter().toInstant())
                && !now.isBefore(certificate.getNotBefore().toInstant())
                && namesOf(certificate).equals(names);
    }

    /// Those for which it is good.
    static Set<String> namesOf(X509Certificate certificate) {
        try {
            var names = new TreeSet<String>();
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> names.add(OwnNames.plain(String.valueOf(name.get(1)))));
            }
            return names;
        } catch (GeneralSecurityException e) {
            // Not one of ours: another is made.
            return Set.of();
        }
    }

    // ── files ──

    private static X509Certificate certificate(Path file) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no certificate", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        var block = KEY.matcher(Files.readString(file));
        try {
            if (block.find()) {
                return KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds a damaged key", e);
        }
        throw new IOException(file + " holds no key");
    }

    /// As one file, so that there are never two that do not belong together.
    private static void write(Path file, PrivateKey key, X509Certificate... certificates) throws IOException {
        try {
            var all = new StringBuilder();
            for (var certificate : certificates) {
                all.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            all.append(pem("PRIVATE KEY", key.getEncoded()));
            WholeFile.replace(file, out -> out.write(all.toString().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(PEM_LINE, new byte[] { '\n' }).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }
}
