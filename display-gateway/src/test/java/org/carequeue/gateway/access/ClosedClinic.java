package org.carequeue.gateway.access;

import java.util.HashMap;
import java.util.Map;

import org.carequeue.events.Services;
import org.carequeue.gateway.FakeClinic;

import io.quarkus.test.junit.QuarkusTestProfile;

/// A gateway at which one signs in, and behind which nobody is.
public class ClosedClinic implements QuarkusTestProfile {

    static final int NUMBERS_AT_ONCE = 5;

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<String, String>();
        for (var service : Services.NAMES) {
            overrides.put("carequeue.gateway.owners." + service + ".port", "1");
        }
        overrides.put("carequeue.door.mode", "closed");
        overrides.put("carequeue.gateway.commands.patience", "100ms");
        // Whoever has had them all gets none again as long as a test takes, however slow the machine is.
        overrides.put("carequeue.gateway.numbers-of-each.at-once", Integer.toString(NUMBERS_AT_ONCE));
        overrides.put("carequeue.gateway.numbers-of-each.another", "1h");
        overrides.put("carequeue.data", FakeClinic.freshFolder());
        return overrides;
    }
}
