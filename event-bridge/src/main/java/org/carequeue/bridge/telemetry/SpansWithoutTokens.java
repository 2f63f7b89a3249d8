package org.carequeue.bridge.telemetry;

import java.util.List;

import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/// Takes tracking tokens out of the addresses in spans, as soon as one begins. The route, `/t/{token}`, is an attribute of
/// its own.
@Singleton
class SpansWithoutTokens implements SpanProcessor {

    private static final List<AttributeKey<String>> ADDRESSES = List.of(AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"), AttributeKey.stringKey("url.full"), AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("http.url"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var key : ADDRESSES) {
            var address = span.getAttribute(key);
            if (address != null) {
                span.setAttribute(key, Withheld.in(address));
            }
        }
        span.updateName(Withheld.in(span.getName()));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // It has been seen to at the start.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
