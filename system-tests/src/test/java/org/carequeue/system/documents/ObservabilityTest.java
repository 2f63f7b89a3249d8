package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What collects and shows the meters. Whether services publish what it asks for, `SeenFromOutsideIT` asks them.
class ObservabilityTest {

    @Test
    void every_service_is_collected_at_the_port_that_it_has_in_its_container() {
        var job = Observability.yaml("prometheus.yml").path("scrape_configs").path(0);
        var targets = new TreeSet<String>();
        job.path("static_configs").path(0).path("targets").forEach(target -> targets.add(target.asText()));
        var expected = new TreeSet<String>();
        for (var service : Service.values()) {
            var check = Document.read(Document.root().resolve("Dockerfile")).split(" AS " + service.folder() + "\n", 2)[1];
            // As in ServiceListTest: by that name it is asked.
            assertThat(Document.read(Document.root().resolve(service.folder() + "/src/main/resources/application.properties")))
                    .contains("\ncarequeue.http.names=" + service.folder() + ",");
            expected.add(service.folder() + ":" + check.replaceAll("(?s).*?/healthy\", \"(\\d+)\".*", "$1"));
        }

        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(targets).isEqualTo(expected);
    }

    @Test
    void a_rule_says_how_bad_it_is_and_what_to_do() {
        assertThat(Observability.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning", "info");
            assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
            assertThat(rule.path("annotations").path("do").asText()).isNotEmpty();
        });
    }

    @Test
    void each_rule_has_an_example() {
        var examples = Document.read(Observability.folder().resolve("rules-test.yml"));
        assertThat(Observability.rules()).extracting(rule -> rule.path("alert").asText()).doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(examples).containsPattern("\\balertname[:=] ?\"?" + name + "\\b"));
    }

    @Test
    void the_dashboard_has_its_rows_and_asks_the_source_that_is_set_up() {
        var uid = Observability.yaml("grafana/provisioning/datasources/prometheus.yml").path("datasources").path(0).path("uid")
                .asText();
        var rows = new ArrayList<String>();
        var ids = new ArrayList<Integer>();
        for (var panel : Observability.dashboard().path("panels")) {
            ids.add(panel.path("id").asInt());
            if (panel.path("type").asText().equals("row")) {
                rows.add(panel.path("title").asText());
            } else {
                assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty()
                        .allSatisfy(target -> assertThat(target.path("datasource").path("uid").asText()).isEqualTo(uid));
            }
        }

        assertThat(rows).containsExactly("Queue", "Desk and journal", "Bridge", "Fan-out", "Pharmacy", "Statistics", "JVM");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void what_an_expression_asks_for() {
        assertThat(Asked.by("up{instance!=\"a\"} == 0")).isEqualTo(new Asked(Set.of("up"), Set.of("instance"), Set.of()));
        assertThat(Asked.by("histogram_quantile(0.99, sum by (instance, le) (rate(a_bucket[5m]))) > 2e9"))
                .isEqualTo(new Asked(Set.of("a_bucket"), Set.of("instance", "le"), Set.of()));
        assertThat(Asked.by("a > 0 and on (instance) increase(b{c=\"d, e\",f=~\"g|h\"}[30s]) == 0")).isEqualTo(
                new Asked(Set.of("a", "b"), Set.of("instance", "c", "f"), Set.of("b{c=\"d, e\"}")));
        assertThat(Asked.by("sum(a) by (x) / max without(y) (b offset 5m)"))
                .isEqualTo(new Asked(Set.of("a", "b"), Set.of("x", "y"), Set.of()));
    }

    @Test
    void promtool_takes_the_files_and_the_rules_do_what_their_examples_say() throws Exception {
        if (!isInstalled()) {
            abort("NOT CHECKED: promtool is not installed; in Debian it is in the package prometheus");
        }
        for (var words : List.of(List.of("check", "config", "prometheus.yml"), List.of("check", "rules", "rules.yml"),
                List.of("test", "rules", "rules-test.yml"))) {
            promtool(words);
        }
    }

    @Test
    void promtool_takes_every_expression_of_the_dashboard() throws Exception {
        if (!isInstalled()) {
            abort("NOT CHECKED: promtool is not installed; in Debian it is in the package prometheus");
        }
        var file = Files.createTempFile("dashboard-", ".yml");
        try {
            var rules = Observability.expressions().values().stream()
                    .map(expression -> Map.of("record", "some:thing", "expr", expression, "labels",
                            Map.of("asked", Integer.toHexString(expression.hashCode()))))
                    .distinct().toList();
            Files.writeString(file, new Yaml()
                    .dump(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)))));
            promtool(List.of("check", "rules", file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("promtool", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void promtool(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(words);
        var process = new ProcessBuilder(command).directory(Observability.folder().toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
