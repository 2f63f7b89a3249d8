package org.carequeue.bridge.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.OperatingSystemMXBean;

/// What something took: the time on the wall, and this process's processor time, which says more on a busy machine.
public final class Effort {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private final long began = System.nanoTime();
    private final long processor = SYSTEM.getProcessCpuTime();

    @Override
    public String toString() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms, processor "
                + Duration.ofNanos(SYSTEM.getProcessCpuTime() - processor).toMillis() + " ms";
    }
}
