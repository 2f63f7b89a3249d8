package org.carequeue.gateway.commands;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;

/// Sends what an owner answers on while it comes, no faster than it is taken: a table may be longer than what there is memory for.
/// An answer that breaks off breaks off here, too, so that nobody takes it for whole; and an owner whose answer nobody waits for
/// any more is told so.
@Provider
public class StreamedBody implements ServerMessageBodyWriter<HttpClientResponse> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return HttpClientResponse.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return HttpClientResponse.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(HttpClientResponse answer, Type genericType, ServerRequestContext context) {
        var suspended = (ResteasyReactiveRequestContext) context;
        suspended.suspend();
        var response = suspended.unwrap(HttpServerResponse.class);
        response.setChunked(true);
        response.closeHandler(_ -> answer.request().reset());
        answer.pipe().endOnFailure(false).to(response).onComplete(done -> {
            if (done.failed()) {
                response.reset();
            }
            suspended.resume();
        });
    }

    @Override
    public void writeTo(HttpClientResponse answer, Class<?> type, Type genericType, Annotation[] annotations,
            MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream out) {
        throw new UnsupportedOperationException("it is not written on a thread that may wait");
    }
}
