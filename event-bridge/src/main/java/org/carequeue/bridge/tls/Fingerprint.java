package org.carequeue.bridge.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/// By which people compare certificates.
public final class Fingerprint {

    private Fingerprint() {
    }

    /// SHA-256 of a whole certificate, in hexadecimal pairs with colons, as browsers show it.
    public static String of(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
