package org.carequeue.gateway.socket;

import java.io.IOException;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.http.Problems;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.commands.OwnerAnswer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Tells the sender of a message why nothing came of it: the same problem that a REST request would have got.
final class ProblemMessage {

    private ProblemMessage() {
    }

    /// @param request the message's type
    static Text of(String request, Refusal refusal) {
        var problem = Problems.of(refusal);
        var json = JsonNodeFactory.instance.objectNode()
                .put("type", problem.getType().toString())
                .put("title", problem.getTitle())
                .put("status", problem.getStatusCode())
                .put("detail", problem.getDetail());
        problem.getParameters().forEach((name, value) -> json.put(name, String.valueOf(value)));
        return message(request, json);
    }

    static Text of(String request, OwnerAnswer refusal) {
        try {
            return message(request, BridgeJson.mapper().readTree(refusal.body().getBytes()));
        } catch (IOException notJson) {
            return message(request, JsonNodeFactory.instance.objectNode().put("status", refusal.status()));
        }
    }

    private static Text message(String request, JsonNode problem) {
        var json = JsonNodeFactory.instance.objectNode().put("type", "problem").put("request", request);
        json.set("problem", problem);
        try {
            return Text.of(BridgeJson.mapper().writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
