package org.carequeue.system.clinic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that a test makes, for localhost and 127.0.0.1, with its key: two files in PEM form.
///
/// @param certificate file, which is also what to believe
/// @param key file
public record TestCertificate(Path certificate, Path key) {

    private static final String PASSWORD = "of-the-test";

    /// Makes one that is good now.
    ///
    /// @param name of the files, and of whom it is for
    public static TestCertificate make(Path folder, String name) {
        return make(folder, name, "-1d", 30);
    }

    /// Makes one.
    ///
    /// @param start from when on it is good, as `keytool` takes it: `-40d` is forty days ago
    /// @param days how long
    public static TestCertificate make(Path folder, String name, String start, int days) {
        var store = folder.resolve(name + ".p12");
        try {
            var keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "it", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name, "-ext",
                    "san=dns:localhost,ip:127.0.0.1", "-startdate", start, "-validity", Integer.toString(days), "-storetype",
                    "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)).redirectErrorStream(true).start();
            var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            var made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            var files = new TestCertificate(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
            Files.writeString(files.certificate, pem("CERTIFICATE", made.getCertificate("it").getEncoded()));
            Files.writeString(files.key, pem("PRIVATE KEY", made.getKey("it", PASSWORD.toCharArray()).getEncoded()));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }

    /// The first certificate of a file in PEM form.
    public static X509Certificate in(Path file) {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Believes these, and nobody else.
    public static SSLContext believing(X509Certificate... certificates) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var certificate : certificates) {
                store.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
