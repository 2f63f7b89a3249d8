package org.carequeue.gateway.printing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.printing.Printer.Bounds;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// The receipt printers that devices are set up with. Two devices may have the same one, which prints for one after the other.
/// Nothing of it is kept over a restart.
public final class Printers {

    private final AllowedPrinters allowed;
    private final InstantSource clock;
    private final Bounds bounds;
    private final Map<PrinterAddress, Printer> printers = new ConcurrentHashMap<>();

    /// @param allowed where slips may go
    public Printers(AllowedPrinters allowed, InstantSource clock) {
        this(allowed, clock, Bounds.USUAL);
    }

    Printers(AllowedPrinters allowed, InstantSource clock, Bounds bounds) {
        this.allowed = allowed;
        this.clock = clock;
        this.bounds = bounds;
    }

    /// How a printer is.
    ///
    /// @param since when it has been so; none as long as it was not asked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(PrinterState state, @Nullable Instant since) {
    }

    /// Prints a slip, once for each key. Takes as long as the printer does, and 30 s at most; to be called on a virtual thread.
    ///
    /// @param key by which the slip is known when it is sent again; null where nobody will
    /// @throws RefusedException where another slip had this key
    public Printed print(PrinterAddress address, @Nullable String key, SlipPicture slip) throws InterruptedException {
        return at(address).print(key, slip);
    }

    /// How it was when it was last asked.
    public Status of(PrinterAddress address) {
        var said = at(address).said();
        return new Status(said.state(), said.since());
    }

    /// Asks all of them that do not print just now, each on a thread of its own, and forgets those that nobody has any more.
    ///
    /// @param used by the devices as they are set up now
    public void look(Set<PrinterAddress> used) {
        printers.keySet().retainAll(used);
        used.forEach(address -> Thread.startVirtualThread(at(address)::lookIfIdle));
    }

    private Printer at(PrinterAddress address) {
        return printers.computeIfAbsent(address, _ -> new Printer(address, allowed, clock, bounds));
    }
}
