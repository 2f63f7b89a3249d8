package org.carequeue.bridge.tls;

import java.io.IOException;

/// Makes the certificate by which this service is known, where nobody brings one.
public interface CertificateMaker {

    /// Whether it is to.
    boolean isWished();

    /// What it makes.
    CertificateFiles files();

    /// Called before each look at the files: makes them where they are missing, end soon, or say something else than is so.
    ///
    /// @throws IOException when they cannot be written
    void renew() throws IOException;
}
