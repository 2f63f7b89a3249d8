package org.carequeue.launcher.files;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// The certificate that vouches for the gateway: its own, or its authority's.
///
/// @param x509 the first in its file
public record Certificate(X509Certificate x509) {

    /// @throws IOException where there is none
    public static Certificate in(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new Certificate((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate in PEM form", e);
        }
    }

    /// SHA-256 of the whole certificate, in hexadecimal pairs with colons, as browsers show it.
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(x509.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /// Believes whoever shows this certificate, or one that it has signed, and nobody else; by whatever name, because the
    /// gateway is asked by an address of this machine, which no certificate from elsewhere is for.
    public SSLContext trust() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] { new OnlyThis(x509) }, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static final class OnlyThis extends X509ExtendedTrustManager {

        private final X509Certificate known;

        private OnlyThis(X509Certificate known) {
            this.known = known;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            var shown = chain[0];
            shown.checkValidity();
            if (!shown.equals(known)) {
                try {
                    shown.verify(known.getPublicKey());
                } catch (GeneralSecurityException e) {
                    throw new CertificateException("whoever answers shows another certificate than that of this system", e);
                }
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
