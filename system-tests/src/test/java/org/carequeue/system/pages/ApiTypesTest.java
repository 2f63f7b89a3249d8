package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/// The types by which the scripts are checked are those of the descriptions.
class ApiTypesTest {

    /// With `-Dcarequeue.write=true` they are written anew.
    @Test
    void the_types_are_what_docs_api_says() throws IOException {
        var said = ApiTypes.declarations();
        if (Boolean.getBoolean("carequeue.write")) {
            Files.createDirectories(ApiTypes.FILE.getParent());
            Files.writeString(ApiTypes.FILE, said);
        }
        assertThat(Files.readString(ApiTypes.FILE)).isEqualTo(said);
    }
}
