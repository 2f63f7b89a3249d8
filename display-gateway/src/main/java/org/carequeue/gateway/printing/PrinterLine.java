package org.carequeue.gateway.printing;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.carequeue.gateway.printing.PrinterAddress.DeviceFile;
import org.carequeue.gateway.printing.PrinterAddress.Network;

/// A line to a printer that is open. Reading and writing block; what takes too long is ended by closing the line, which works
/// alike on sockets and on device files.
final class PrinterLine implements Closeable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final int ASKED_IN_REAL_TIME = 0x10;
    private static final int END_OF_TRANSMISSION = 0x04;

    private final Closeable line;
    private final InputStream input;
    private final OutputStream output;
    private final boolean isFile;
    private volatile boolean isLate;

    private PrinterLine(Closeable line, InputStream input, OutputStream output, boolean isFile) {
        this.line = line;
        this.input = input;
        this.output = output;
        this.isFile = isFile;
    }

    static PrinterLine open(PrinterAddress address) throws IOException {
        return switch (address) {
            case Network(var host, var port) -> connect(new Socket(), new InetSocketAddress(host, port));
            case DeviceFile(var path) ->
                open(FileChannel.open(Path.of(path), StandardOpenOption.READ, StandardOpenOption.WRITE));
        };
    }

    private static PrinterLine connect(Socket socket, InetSocketAddress address) throws IOException {
        try {
            socket.connect(address, (int) CONNECTING.toMillis());
            socket.setTcpNoDelay(true);
            return new PrinterLine(socket, socket.getInputStream(), socket.getOutputStream(), false);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static PrinterLine open(FileChannel file) {
        return new PrinterLine(file, Channels.newInputStream(file), Channels.newOutputStream(file), true);
    }

    /// Sends all of it, or fails.
    void send(byte[] bytes, Duration patience) throws IOException {
        within(patience, () -> {
            output.write(bytes);
            output.flush();
            return bytes.length;
        });
    }

    /// Asks how the printer is: `DLE EOT n`.
    ///
    /// @return the one byte that it answers
    /// @throws EOFException where it hangs up instead
    int ask(int question, Duration patience) throws IOException {
        var said = within(patience, () -> {
            output.write(new byte[] { ASKED_IN_REAL_TIME, END_OF_TRANSMISSION, (byte) question });
            output.flush();
            return input.read();
        });
        if (said < 0) {
            throw new EOFException("the printer has hung up");
        }
        return said;
    }

    private int within(Duration patience, Exchange exchange) throws IOException {
        var alarm = CompletableFuture.runAsync(this::giveUp,
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));
        try {
            return isFile ? onAThreadOfItsOwn(exchange) : exchange.run();
        } finally {
            alarm.cancel(false);
        }
    }

    /// Closing a file wakes a thread of the system that reads or writes there, and no virtual one.
    private static int onAThreadOfItsOwn(Exchange exchange) throws IOException {
        var task = new FutureTask<>(exchange::run);
        Thread.ofPlatform().daemon().name("printer").start(task);
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException broken ? broken : new IOException(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the printer any more");
        }
    }

    private void giveUp() {
        isLate = true;
        close();
    }

    /// Whether it was ended because it took too long.
    boolean isLate() {
        return isLate;
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException _) {
            // Whatever was to be sent was either taken before or has failed already.
        }
    }

    private interface Exchange {
        int run() throws IOException;
    }
}
