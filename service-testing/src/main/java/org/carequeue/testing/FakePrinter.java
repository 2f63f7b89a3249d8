package org.carequeue.testing;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A receipt printer on this machine: it keeps what it is told to print, and says of itself what a test has it say.
public final class FakePrinter implements AutoCloseable {

    /// How it answers and takes what it is sent.
    public enum Mood {
        /// As printers do.
        GOOD,
        /// Takes all, and says nothing.
        SILENT,
        /// Reads nothing.
        DEAF,
        /// Answers as no printer does.
        GARBAGE,
        /// Hangs up in the middle of a slip.
        HANGS_UP
    }

    /// What is well, as a printer says it to each question.
    private static final int WELL = 0x12;
    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;

    /// A slip that was cut off.
    ///
    /// @param width in dots
    /// @param dots eight to a byte
    public record Slip(int width, byte[] dots) {

        /// As somebody sees it.
        public BufferedImage picture() {
            var rows = dots.length / (width / Byte.SIZE);
            var picture = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
            for (var y = 0; y < rows; y++) {
                for (var x = 0; x < width; x++) {
                    var isBlack = (dots[(y * width + x) / Byte.SIZE] >> Byte.SIZE - 1 - x % Byte.SIZE & 1) != 0;
                    picture.setRGB(x, y, isBlack ? 0 : 0xffffff);
                }
            }
            return picture;
        }
    }

    private final ServerSocket door;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final List<Slip> slips = new CopyOnWriteArrayList<>();
    private final List<String> notUnderstood = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> says = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Mood mood = Mood.GOOD;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    private FakePrinter(ServerSocket door) {
        this.door = door;
    }

    /// Switches one on.
    public static FakePrinter start() {
        try {
            var printer = new FakePrinter(new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1")));
            Thread.startVirtualThread(printer::listen);
            return printer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it is, as a manager would type it.
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /// From now on.
    public void is(Mood other) {
        mood = other;
    }

    /// What it answers to `DLE EOT question` from now on.
    public void says(int question, int answer) {
        says.put(question, answer);
    }

    /// All is well with it again.
    public void isWell() {
        says.clear();
        mood = Mood.GOOD;
    }

    /// Lets whoever asks wait until what is returned is counted down.
    public CountDownLatch holds() {
        answers = new CountDownLatch(1);
        return answers;
    }

    /// What was printed, and cut off.
    public List<Slip> slips() {
        return slips;
    }

    /// Bytes that are no command that a slip needs.
    public List<String> notUnderstood() {
        return notUnderstood;
    }

    /// How often somebody has come.
    public int connections() {
        return connections.get();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var line = door.accept();
                connections.incrementAndGet();
                lines.add(line);
                Thread.startVirtualThread(() -> serve(line));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket line) {
        if (mood == Mood.DEAF) {
            return;
        }
        try (line; var input = new DataInputStream(new BufferedInputStream(line.getInputStream()))) {
            print(line, input);
        } catch (IOException _) {
            // Whoever has hung up has printed what was cut off.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lines.remove(line);
        }
    }

    private void print(Socket line, DataInputStream input) throws IOException, InterruptedException {
        var dots = new ByteArrayOutputStream();
        var width = 0;
        while (true) {
            var command = input.readUnsignedByte();
            if (command == '\n') {
                continue;
            }
            var which = input.readUnsignedByte();
            if (command == DLE && which == EOT) {
                answer(line, input.readUnsignedByte());
            } else if (command == ESC && which == '@') {
                dots.reset();
            } else if (command == ESC && "adEM-".indexOf(which) >= 0 || command == GS && "!B".indexOf(which) >= 0) {
                // Where what follows stands, and how letters look.
                input.readUnsignedByte();
            } else if (command == ESC && which == '2') {
                // How far apart lines are, as usual.
                continue;
            } else if (command == GS && which == 'v') {
                width = raster(input, dots);
                if (mood == Mood.HANGS_UP) {
                    throw new EOFException("as it was told");
                }
            } else if (command == GS && which == 'V') {
                if (input.readUnsignedByte() >= 'A') {
                    input.readUnsignedByte();
                }
                slips.add(new Slip(width, dots.toByteArray()));
                dots.reset();
            } else {
                notUnderstood.add(Integer.toHexString(command) + ' ' + Integer.toHexString(which));
            }
        }
    }

    private void answer(Socket line, int question) throws IOException, InterruptedException {
        answers.await();
        if (mood != Mood.SILENT) {
            line.getOutputStream().write(mood == Mood.GARBAGE ? 'H' : says.getOrDefault(question, WELL));
        }
    }

    private static int raster(DataInputStream input, ByteArrayOutputStream dots) throws IOException {
        input.skipNBytes(2);
        var bytes = input.readUnsignedByte() | input.readUnsignedByte() << Byte.SIZE;
        var rows = input.readUnsignedByte() | input.readUnsignedByte() << Byte.SIZE;
        dots.writeBytes(input.readNBytes(bytes * rows));
        return bytes * Byte.SIZE;
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
