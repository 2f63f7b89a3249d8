package org.carequeue.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.carequeue.events.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonObject;

/// What is made of what a token says.
class IssuerClaimsTest {

    private static IssuerClaims claims(String json) {
        return new IssuerClaims(new JsonObject(json));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = '|', value = {
            "realm_access/roles|{\"realm_access\":{\"roles\":[\"doctor\",\"king\",7,null,\"nurse\"]}}",
            "resource_access/carequeue/roles|{\"resource_access\":{\"carequeue\":{\"roles\":[\"nurse\",\"doctor\"]}}}",
            "groups|{\"groups\":\"doctor nurse\"}", "groups|{\"groups\":\"doctor, nurse,king\"}",
            "https://clinic.example/roles|{\"https://clinic.example/roles\":[\"doctor\",\"nurse\"]}" })
    void roles_are_found_where_a_server_says_them(String path, String json) {
        assertThat(claims(json).roles(path, Roles.OF_PEOPLE)).containsExactlyInAnyOrder("doctor", "nurse");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"a\":null}", "{\"a\":7}", "{\"a\":{\"b\":null}}", "{\"a\":{\"b\":{}}}",
            "{\"a\":[{\"b\":[\"doctor\"]}]}", "{\"a\":{\"b\":[[\"doctor\"]]}}", "{\"a\":{\"b\":\"Doctor\"}}",
            "{\"a\":{\"b\":\"kiosk\"}}" })
    void nothing_else_is_a_role(String json) {
        assertThat(claims(json).roles("a/b", Roles.OF_PEOPLE)).isEmpty();
    }

    @Test
    void somebody_is_written_down_under_the_first_name_that_there_is() {
        var claims = claims(
                "{\"sub\":\"17\",\"azp\":\"report\",\"preferred_username\":\"anna@clinic.example\",\"empty\":\" \"}");
        assertThat(claims.name("preferred_username", "azp")).contains("anna@clinic.example");
        assertThat(claims.name("empty", "client_id", "azp")).contains("report");
        assertThat(claims.name("empty")).contains("17");
        assertThat(claims("{}").name("preferred_username")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "12345678901234567890123456789012345678901", "a\\nb", "a\\u0000b", "\\u202eanna" })
    void a_name_that_no_line_has_is_none(String name) {
        assertThat(claims("{\"n\":\"" + name + "\"}").name("n")).isEmpty();
        assertThat(claims("{\"name\":\"" + name + name + "\"}").displayName("anna")).isEqualTo("anna");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"typ\":\"ID\"}", "{\"typ\":\"Refresh\"}", "{\"typ\":\"Logout\"}", "{\"nonce\":\"n\"}",
            "{\"at_hash\":\"h\"}", "{\"events\":{}}" })
    void what_is_for_something_else_lets_no_program_in(String json) {
        assertThat(claims(json).isForAccess()).isFalse();
        assertThat(claims("{\"typ\":\"Bearer\"}").isForAccess()).isTrue();
        assertThat(claims("{}").isForAccess()).isTrue();
    }

    @Test
    void a_token_for_several_is_for_the_one_that_it_names() {
        assertThat(claims("{\"azp\":\"us\"}").isFor("us")).isTrue();
        assertThat(claims("{}").isFor("us")).isTrue();
        assertThat(claims("{\"azp\":\"them\"}").isFor("us")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "a.b", "a.b.c", "a.b.c.d", "..", "a.e30=x.c", "a.W10.c", "a.\u00e9.c" })
    void what_is_no_token_says_nothing(String text) {
        assertThat(IssuerClaims.of(text)).isEmpty();
    }

    @Test
    void a_token_says_what_is_in_it() {
        var payload = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"sub\":\"J\u00fcrgen\"}".getBytes(UTF_8));
        assertThat(IssuerClaims.of("x." + payload + ".y").orElseThrow().text("sub")).contains("J\u00fcrgen");
    }
}
