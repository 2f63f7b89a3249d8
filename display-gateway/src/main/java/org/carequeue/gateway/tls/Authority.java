package org.carequeue.gateway.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Who vouches for the gateway's certificates on the clinic's own devices, and for nothing else: a key pair and the
/// certificate of its own that devices take.
///
/// @param certificate what devices take
/// @param key signs
record Authority(X509Certificate certificate, PrivateKey key) {

    /// Devices take it once, and it outlasts them.
    private static final Duration LIFE = Duration.ofDays(3_650);
    /// Short, because nobody has to do anything for the next one.
    static final Duration LIFE_OF_ONE = Duration.ofDays(30);
    /// Clocks of devices may be behind.
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withECDSA";

    /// A key and a certificate for it.
    ///
    /// @param certificate signed by the authority
    record Issued(X509Certificate certificate, PrivateKey key) {
    }

    /// Makes one.
    ///
    /// @param name of the machine, by which people tell it from another
    static Authority make(String name, Instant now, SecureRandom random) throws IOException {
        var pair = pair(random);
        var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, "CareQueue")
                .addRDN(BCStyle.CN, "CareQueue on " + name).build();
        var builder = new JcaX509v3CertificateBuilder(subject, serial(random), Date.from(now.minus(BEFORE)),
                Date.from(now.plus(LIFE)), subject, pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        try {
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return new Authority(signed(builder, pair.getPrivate()), pair.getPrivate());
    }

    /// A certificate for whoever is asked for by these names.
    ///
    /// @param names of hosts, and addresses
    Issued issue(Set<String> names, Instant now, SecureRandom random) throws IOException {
        var pair = pair(random);
        // Whom it is for says the list of names, which may be longer than a subject can be.
        var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "CareQueue").build();
        var builder = new JcaX509v3CertificateBuilder(certificate, serial(random), Date.from(now.minus(BEFORE)),
                Date.from(earlier(now.plus(LIFE_OF_ONE), certificate.getNotAfter().toInstant())), subject, pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.stream().sorted()
                .map(name -> new GeneralName(OwnNames.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new)));
        try {
            var extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    extensions.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return new Issued(signed(builder, key), pair.getPrivate());
    }

    /// Whether it has signed that one.
    boolean vouchesFor(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static KeyPair pair(SecureRandom random) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by) throws IOException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
