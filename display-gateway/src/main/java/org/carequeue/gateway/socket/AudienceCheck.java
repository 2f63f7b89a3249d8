package org.carequeue.gateway.socket;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.carequeue.gateway.board.Audience;
import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;

/// Answers 400 to whoever is an audience that there is not: better than a page that hears too much, or nothing.
@Singleton
public class AudienceCheck implements HttpUpgradeCheck {

    private static final int BAD_REQUEST = 400;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        return BoardSocket.PATH.equals(upgrade.httpRequest().path())
                && audienceOf(upgrade.httpRequest().query()).isEmpty()
                        ? CheckResult.rejectUpgrade(BAD_REQUEST)
                        : CheckResult.permitUpgrade();
    }

    static Optional<Audience> audienceOf(@Nullable String query) {
        if (query == null) {
            return Optional.of(Audience.NONE);
        }
        var said = new QueryStringDecoder(query, false).parameters().get("audience");
        return Audience.of(said == null ? null : said.getFirst());
    }
}
