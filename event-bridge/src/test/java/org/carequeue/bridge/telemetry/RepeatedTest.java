package org.carequeue.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    private final Repeated trouble = new Repeated();

    private List<Integer> said(int times, String cause) {
        var said = new ArrayList<Integer>();
        for (int time = 1; time <= times; time++) {
            if (trouble.isToBeSaid(cause)) {
                said.add(trouble.times());
            }
        }
        return said;
    }

    @Test
    void what_goes_on_is_said_less_and_less_often_but_never_no_more() {
        assertThat(said(2_000, "the disk is full")).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1536);
    }

    @Test
    void another_cause_and_what_comes_back_are_said_at_once() {
        said(3, "the disk is full");

        assertThat(said(3, "the disk is gone")).containsExactly(1, 2);
        trouble.over();
        assertThat(said(1, "the disk is gone")).containsExactly(1);
    }

    @Test
    void a_desk_that_is_being_stopped_is_no_trouble_and_any_other_refusal_is() {
        var stopping = new RefusedException(Refusal.stopping());
        var failed = new RefusedException(BridgeProblem.JOURNAL_FAILED.because("Nothing is accepted."));

        assertThat(trouble.isToBeSaid(stopping)).isFalse();
        assertThat(trouble.isToBeSaid(new CompletionException(stopping))).isFalse();
        assertThat(trouble.isToBeSaid(new CompletionException(failed))).isTrue();
    }
}
