package org.carequeue.gateway.access;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

/// What is set about access, for tests without a gateway.
final class TestSettings {

    private static final Map<String, String> USUAL = Map.ofEntries(Map.entry("mode", "closed"), Map.entry("screen", "paired"),
            Map.entry("session-idle", "PT2H"), Map.entry("session-longest", "PT14H"), Map.entry("wrong.of-a-name", "5"),
            Map.entry("wrong.another-of-a-name", "PT1H"), Map.entry("wrong.of-an-address", "50"),
            Map.entry("wrong.another-of-an-address", "PT1H"), Map.entry("codes.at-once", "10"),
            Map.entry("codes.another", "PT1H"), Map.entry("quick-code.allowed", "true"), Map.entry("quick-code.wrong", "4"),
            Map.entry("oidc.roles-claim", "roles"), Map.entry("oidc.name-claim", "name"), Map.entry("oidc.unchecked", "PT1H"),
            Map.entry("oidc.look", "PT1S"));

    private TestSettings() {
    }

    /// @param other what is set otherwise: a name and a value in turn
    static AccessSettings with(String... other) {
        var all = new HashMap<String, String>();
        USUAL.forEach((name, value) -> all.put("carequeue.door." + name, value));
        for (int i = 0; i < other.length; i += 2) {
            all.put("carequeue.door." + other[i], other[i + 1]);
        }
        return new SmallRyeConfigBuilder().withMapping(AccessSettings.class).withDefaultValues(all).build()
                .getConfigMapping(AccessSettings.class);
    }
}
