package org.carequeue.system.clinic;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;

/// The threads of a service that runs, held and hurt from outside as a debugger does it: nothing in the service is made for
/// that. The clinic has to be started with [#OPEN_TO_DEBUGGERS].
public final class ThreadsOf implements AutoCloseable {

    /// Variables of a clinic whose services can be looked into, from this machine.
    public static final Map<String, String> OPEN_TO_DEBUGGERS = Map.of("CAREQUEUE_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    private static final Pattern PORT = Pattern.compile("Listening for transport dt_socket at address: (?:\\S+:)?(\\d+)");

    private final VirtualMachine machine;

    private ThreadsOf(VirtualMachine machine) {
        this.machine = machine;
    }

    /// Looks into the process that is the service now.
    ///
    /// @param prefix of its lines in the log of all
    public static ThreadsOf process(RunningClinic clinic, String prefix) {
        var port = clinic.log().lines().filter(line -> line.startsWith(prefix)).map(PORT::matcher)
                .filter(line -> line.find()).map(line -> line.group(1)).reduce((_, latest) -> latest).orElseThrow();
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        var arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(port);
        try {
            return new ThreadsOf(connector.attach(arguments));
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new IllegalStateException("not to be looked into", e);
        }
    }

    /// Has a thread stand still where it is.
    public void hold(String name) {
        thread(name).suspend();
    }

    /// Has all threads whose names begin so stand still where they are.
    public void holdAll(String prefix) {
        threads(prefix).forEach(ThreadReference::suspend);
    }

    /// Lets all threads whose names begin so go on.
    public void releaseAll(String prefix) {
        threads(prefix).forEach(ThreadReference::resume);
    }

    /// Lets a thread go on.
    public void release(String name) {
        thread(name).resume();
    }

    /// Makes whatever a thread waits for fail.
    public void interrupt(String name) {
        thread(name).interrupt();
    }

    private List<ThreadReference> threads(String prefix) {
        var found = machine.allThreads().stream().filter(thread -> thread.name().startsWith(prefix)).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no threads " + prefix);
        }
        return found;
    }

    private ThreadReference thread(String name) {
        return machine.allThreads().stream().filter(thread -> thread.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread " + name));
    }

    /// Goes away; whoever was held goes on.
    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException ended) {
            // the process has ended, which is what was wanted of it
        }
    }
}
