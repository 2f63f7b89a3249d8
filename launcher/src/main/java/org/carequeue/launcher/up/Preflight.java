package org.carequeue.launcher.up;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.carequeue.launcher.files.AccessKey;
import org.carequeue.launcher.files.Certificate;
import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Flags;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.jspecify.annotations.Nullable;

/// What is looked at before any process is started, so that a start that cannot work ends in one sentence.
final class Preflight {

    /// Less than this is a full disk: the services would start and then acknowledge nothing.
    private static final long LEAST_FREE_BYTES = 16L << 20;

    private Preflight() {
    }

    /// Takes the data folder for this launcher, and writes into it to see that it can be written.
    static RunLock claim(Path data) throws Refusal {
        var folder = RunFolder.in(data);
        try {
            var lock = RunLock.take(folder);
            if (lock == null) {
                throw new Refusal("CareQueue is already running on %s%s. Stop it with ./carequeue down, or choose another "
                        + "folder with --data.", data,
                        folder.process(RunFolder.LAUNCHER).map(process -> " (process " + process.pid() + ")").orElse(""));
            }
            try {
                spaceIsLeft(data, Files.getFileStore(data).getUsableSpace());
                AccessKey.make(data);
                folder.write(RunFolder.LAUNCHER, ProcessHandle.current().pid());
            } catch (Refusal | IOException e) {
                lock.close();
                throw e;
            }
            return lock;
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }

    static void spaceIsLeft(Path data, long freeBytes) throws Refusal {
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new Refusal("The disk that holds %s is full: %d MB are free and %d MB are needed at least.", data,
                    freeBytes >> 20, LEAST_FREE_BYTES >> 20);
        }
    }

    /// Who has not to sign in, or can read how on the page, can do all that staff can: that is for this machine alone.
    static void accessIsSafe(Settings settings) throws Refusal {
        var host = settings.host(Service.GATEWAY);
        if (address(host).isLoopbackAddress()) {
            return;
        }
        if (settings.demoPassword() != null) {
            throw new Refusal("A demo is for this machine alone, and %s is not: everybody can sign in to it.", host);
        }
        if (settings.access().equals(Settings.OPEN)) {
            throw new Refusal("Whoever reaches %s could do all that staff can, because nobody signs in. Let people sign in "
                    + "(%s closed), or listen on 127.0.0.1.", host, Flags.flag(Settings.ACCESS));
        }
    }

    /// One that is given; whether its key belongs to it, the gateway looks itself.
    static void certificateIsGood(Settings settings, Instant now) throws Refusal {
        var file = settings.tls().certificate();
        if (file == null) {
            return;
        }
        try {
            var certificate = Certificate.in(file).x509();
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                throw new Refusal("The certificate %s has expired: it was good until %s.", file,
                        certificate.getNotAfter().toInstant());
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                throw new Refusal("The certificate %s is not good before %s, and this machine's clock says %s.", file,
                        certificate.getNotBefore().toInstant(), now);
            }
        } catch (IOException e) {
            throw new Refusal("The certificate %s cannot be used: %s.", file, e.getMessage());
        }
    }

    static void portsAreFree(Settings settings) throws Refusal {
        for (var service : settings.services()) {
            portIsFree(service, settings.host(service), settings.port(service), service.portVariable());
            portIsFree(service, Settings.LOOPBACK, settings.managementPort(service), service.managementVariable());
        }
    }

    private static void portIsFree(Service service, String host, int port, String variable) throws Refusal {
        var trouble = bind(address(host), port);
        if (trouble != null) {
            throw new Refusal("Port %d on %s, which %s needs, cannot be used: %s. Set another one with %s or %s.", port, host,
                    service.module(), trouble, Flags.flag(variable), variable);
        }
    }

    private static InetAddress address(String host) throws Refusal {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Refusal("%s is \"%s\", which is no address or host name that this machine knows.", Settings.HOST, host);
        }
    }

    private static @Nullable String bind(InetAddress address, int port) throws Refusal {
        try (var trial = new ServerSocket()) {
            // As the services do: a port whose last connections are still being closed is free.
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(address, port), 1);
            return null;
        } catch (BindException e) {
            var reason = String.valueOf(e.getMessage());
            if (reason.contains("assign requested address")) {
                throw new Refusal("%s is %s, which is not an address of this machine.", Settings.HOST,
                        address.getHostAddress());
            }
            return reason.contains("in use") ? "another program has it" : reason;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
