package org.carequeue.gateway.access;

import java.nio.file.Path;
import java.util.Map;

import org.carequeue.gateway.FakeClinic;

/// A gateway of a clinic with a sign-in server of its own, which is not there yet when the gateway starts.
public class IssuerClinic extends ClosedClinic {

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = super.getConfigOverrides();
        overrides.put("carequeue.door.oidc.issuer", "http://127.0.0.1:" + FakeClinic.freePort() + "/clinic");
        overrides.put("carequeue.door.oidc.client-id", TestIssuer.CLIENT);
        overrides.put("carequeue.door.oidc.client-secret-file",
                TestIssuer.writeSecret(Path.of(overrides.get("carequeue.data")), TestIssuer.SECRET).toString());
        // As long as what is done on the way takes on a machine with other work.
        overrides.put("carequeue.door.oidc.unchecked", "12s");
        overrides.put("carequeue.door.oidc.look", "100ms");
        return overrides;
    }
}
