package org.carequeue.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.carequeue.events.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final RouteTable TABLE = new RouteTable(List.of(
            "POST /tickets application/json",
            "GET /tickets/{ticket} application/json",
            "POST /tickets/{ticket}/park application/json",
            "GET /settings application/json",
            "PUT /settings application/json application/yaml",
            "GET /roomsandmore application/json",
            "POST /rooms/{room}/next application/json",
            "GET /clock application/json"));

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }

    @ParameterizedTest
    @CsvSource({ "POST, /tickets, ticket-service", "POST, /tickets/A001/park, triage-service",
            "PUT, /settings, ticket-service", "POST, /rooms/3/next, triage-service",
            "POST, /rooms/{room}/next, triage-service" })
    void who_answers_follows_from_the_longest_beginning(String method, String path, String owner) {
        assertThat(TABLE.find(method, segments(path))).hasValueSatisfying(
                route -> assertThat(route.owner()).isEqualTo(owner));
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET /events", "GET /q/health", "GET /clock", "GET /roomsandmore", "GET /tickets",
            "POST /tickets/A001", "POST /tickets/A001/park/more", "POST /tickets/A001/Park", "POST /rooms/next",
            "POST /rooms/3/4/next", "DELETE /tickets/A001/park", "post /tickets" })
    void what_is_not_described_is_not_passed_on(String asked) {
        var words = asked.split(" ");
        assertThat(TABLE.find(words[0], segments(words[1]))).isEmpty();
    }

    @Test
    void a_path_knows_its_methods_and_one_that_is_not_there_has_none() {
        assertThat(TABLE.methods(segments("/settings"))).containsExactly("GET", "PUT");
        assertThat(TABLE.methods(segments("/tickets/A001"))).containsExactly("GET");
        assertThat(TABLE.methods(segments("/events"))).isEmpty();
        assertThat(TABLE.find("HEAD", segments("/settings"))).isPresent();
        assertThat(TABLE.owners()).containsExactly(Services.TICKET, Services.TRIAGE);
    }

    @Test
    void what_may_stand_behind_a_question_mark_is_no_type_of_a_body() {
        var table = new RouteTable(List.of("GET /statistics application/json ?from ?by"));

        var figures = table.find("GET", segments("/statistics")).orElseThrow();
        assertThat(figures.owner()).isEqualTo(Services.STATISTICS);
        assertThat(figures.parameters()).containsExactly("by", "from");
        assertThat(figures.types()).containsExactly("application/json");
        assertThat(TABLE.find("GET", segments("/settings")).orElseThrow().parameters()).isEmpty();
    }

    @Test
    void a_body_is_of_a_type_that_is_described_and_json_where_none_is() {
        var park = TABLE.find("POST", segments("/tickets/A001/park")).orElseThrow();
        var settings = TABLE.find("PUT", segments("/settings")).orElseThrow();

        assertThat(park.takes("Application/JSON; charset=utf-8")).isTrue();
        assertThat(park.takes(null)).isTrue();
        assertThat(park.takes("application/yaml")).isFalse();
        assertThat(park.takes("application/jsonp")).isFalse();
        assertThat(settings.takes("application/yaml")).isTrue();
        assertThat(settings.takes("text/plain")).isFalse();
    }
}
