package org.carequeue.bridge.tls;

import java.nio.file.Path;

/// Where a certificate and its key are.
///
/// @param certificate in PEM form, followed by those that vouch for it
/// @param key in PEM form, without a password
public record CertificateFiles(Path certificate, Path key) {
}
