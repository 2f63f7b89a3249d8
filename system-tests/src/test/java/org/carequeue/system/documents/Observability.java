package org.carequeue.system.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The files of `docker/observability`.
public final class Observability {

    static final String FOLDER = "docker/observability";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Observability() {
    }

    static Path folder() {
        return Document.root().resolve(FOLDER);
    }

    static JsonNode yaml(String file) {
        return JSON.valueToTree(new Yaml().<Object> load(Document.read(folder().resolve(file))));
    }

    static JsonNode dashboard() {
        try {
            return JSON.readTree(Document.read(folder().resolve("grafana/dashboards/carequeue.json")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<JsonNode> rules() {
        var rules = new ArrayList<JsonNode>();
        yaml("rules.yml").path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /// Every expression of rules and dashboard, by where it stands.
    public static Map<String, String> expressions() {
        var all = new LinkedHashMap<String, String>();
        rules().forEach(rule -> all.put("alert " + rule.path("alert").asText(), rule.path("expr").asText()));
        for (var panel : dashboard().path("panels")) {
            for (var target : panel.path("targets")) {
                all.put("panel " + panel.path("title").asText() + " " + target.path("refId").asText(),
                        target.path("expr").asText());
            }
        }
        return all;
    }
}
