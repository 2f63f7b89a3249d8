package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/// One HTTP connection that stays open, for one command after the other.
public final class HttpLink implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final byte[] buffer = new byte[BUFFER];

    private HttpLink(Socket socket) {
        this.socket = socket;
    }

    public static HttpLink connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new HttpLink(socket);
    }

    /// Sends JSON by POST, and returns when it is answered.
    ///
    /// @param headers further ones, each with its line end
    /// @throws IOException when the answer is not 2xx
    public void post(String path, String headers, byte[] json) throws IOException {
        send("POST", path, headers, json);
    }

    /// Sends JSON, and returns the whole answer, head and body, when it is there.
    ///
    /// @param headers further ones, each with its line end
    /// @throws IOException when the answer is not 2xx
    public String send(String method, String path, String headers, byte[] json) throws IOException {
        var head = (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + json.length + "\r\n\r\n").getBytes(US_ASCII);
        var request = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        socket.getOutputStream().write(request);
        var answer = new byte[0];
        while (!HttpAnswer.isWhole(answer)) {
            var got = socket.getInputStream().read(buffer);
            if (got < 0) {
                throw new EOFException("the server hung up");
            }
            var before = answer.length;
            answer = Arrays.copyOf(answer, before + got);
            System.arraycopy(buffer, 0, answer, before, got);
        }
        HttpAnswer.checkSuccess(answer);
        return new String(answer, UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
