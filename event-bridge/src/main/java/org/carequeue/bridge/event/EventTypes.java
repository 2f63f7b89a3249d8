package org.carequeue.bridge.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which events the contract knows: wire name to record. A service makes it known as a bean.
public final class EventTypes {

    private final Map<String, Class<?>> byName;
    private final Map<Class<?>, String> byClass = new HashMap<>();

    /// @throws IllegalArgumentException when one record has two names
    public EventTypes(Map<String, ? extends Class<?>> byName) {
        this.byName = Map.copyOf(byName);
        this.byName.forEach((name, type) -> {
            if (byClass.put(type, name) != null) {
                throw new IllegalArgumentException(type + " has two names");
            }
        });
    }

    /// @throws UnknownEventTypeException when the contract has no such event
    Class<?> classOf(String name) {
        var type = byName.get(name);
        if (type == null) {
            throw new UnknownEventTypeException(name);
        }
        return type;
    }

    /// All records of the contract.
    public Set<Class<?>> classes() {
        return Set.copyOf(byClass.keySet());
    }

    /// The wire name of an event.
    public String nameOf(Object event) {
        var name = byClass.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " is no event of the contract");
        }
        return name;
    }
}
