package org.carequeue.gateway.commands;

import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/// One call, with all its attempts, on the caller's event loop.
///
/// An owner that restarts is away for a second or two, which nobody should notice. So a call that found nobody, or
/// whose connection broke before anything was answered, is made again for a while, if doing it twice is harmless: it
/// carries an idempotency key, or is a GET or a PUT. A POST without a key is never sent twice.
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final List<String> TABLES = List.of("text/csv", "application/vnd.openxmlformats-officedocument.");
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 400;

    private final Vertx vertx;
    private final HttpClient client;
    private final String service;
    private final OwnerCall call;
    private final RequestOptions options;
    private final OwnerSettings settings;
    private final Promise<OwnerAnswer> outcome = Promise.promise();
    private final long begun = System.nanoTime();
    private long pause = FIRST_PAUSE_MILLIS;
    private @Nullable HttpClientRequest request;

    Exchange(Vertx vertx, HttpClient client, String service, OwnerCall call, RequestOptions options,
            OwnerSettings settings) {
        this.vertx = vertx;
        this.client = client;
        this.service = service;
        this.call = call;
        this.options = options;
        this.settings = settings;
    }

    Future<OwnerAnswer> begin() {
        var timer = vertx.setTimer(settings.timeout().toMillis(), _ -> giveUp());
        attempt();
        return outcome.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private void giveUp() {
        if (outcome.tryFail(new RefusedException(OwnerProblems.timeout(service))) && request != null) {
            request.reset();
        }
    }

    private void attempt() {
        try {
            client.request(options).onComplete(this::send, this::notSent);
        } catch (IllegalStateException closed) {
            // It is not said in the future: the gateway stops while a call waits to be made again.
            refuse(OwnerProblems.unavailable(service), closed);
        }
    }

    private void send(HttpClientRequest opened) {
        if (outcome.future().isComplete()) {
            opened.reset();
            return;
        }
        request = opened;
        opened.send(call.body()).onComplete(this::read, failure -> lost(failure, true));
    }

    private void read(HttpClientResponse response) {
        if (isTable(response)) {
            // Taken by whoever sends it on, while it comes.
            response.pause();
            if (!outcome.tryComplete(answer(response, Buffer.buffer(), response))) {
                response.request().reset();
            }
            return;
        }
        response.body().onComplete(body -> outcome.tryComplete(answer(response, body, null)), failure -> lost(failure, false));
    }

    /// Everything else is small, and is JSON.
    private boolean isTable(HttpClientResponse response) {
        var type = response.getHeader("Content-Type");
        return call.method().equals(HttpMethod.GET) && type != null && TABLES.stream().anyMatch(type::startsWith);
    }

    private static OwnerAnswer answer(HttpClientResponse response, Buffer body, @Nullable HttpClientResponse coming) {
        return new OwnerAnswer(response.statusCode(), response.getHeader("Content-Type"), response.getHeader("Retry-After"),
                response.getHeader("CareQueue-Position"), body, coming);
    }

    private void notSent(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            refuse(OwnerProblems.busy(service), failure);
        } else if (!again()) {
            refuse(OwnerProblems.unavailable(service), failure);
        }
    }

    /// @param unanswered whether not even the head of an answer had come
    private void lost(Throwable failure, boolean unanswered) {
        if (!unanswered || !again()) {
            refuse(OwnerProblems.timeout(service), failure);
        }
    }

    private boolean again() {
        var elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (!call.mayBeRepeated() || elapsed + pause > settings.patience().toMillis()
                || outcome.future().isComplete()) {
            return false;
        }
        vertx.setTimer(pause, _ -> attempt());
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        return true;
    }

    private void refuse(Refusal refusal, Throwable cause) {
        if (outcome.tryFail(new RefusedException(refusal))) {
            var expected = cause instanceof ConnectException;
            LOG.logf(expected ? Logger.Level.DEBUG : Logger.Level.INFO, "no answer: service=%s code=%s cause=%s",
                    service, refusal.code(), cause.getMessage());
        }
    }
}
