package org.carequeue.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class ServiceJvmTest {

    /// The entry command of the images has the options of `./carequeue up`, which a test of the launcher sees to.
    @Test
    void what_is_measured_runs_with_the_options_of_what_is_used() throws IOException {
        var start = Files.readString(Path.of("../docker/start"));
        var options = Pattern.compile("(?<=[ '])-(X[\\w:+=*]+|-sun-misc-[\\w=-]+)")
                .matcher(start.substring(start.indexOf("exec java")))
                .results().map(MatchResult::group).toList();

        assertThat(options).hasSizeGreaterThan(8).contains("-Xlog:trimnative*=off");
        assertThat(ServiceJvm.command(Path.of("nowhere/a-service.jar"))).containsAll(options)
                .containsSequence(List.of("-jar", "nowhere/a-service.jar"));
    }
}
