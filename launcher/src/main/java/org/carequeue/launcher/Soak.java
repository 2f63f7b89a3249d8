package org.carequeue.launcher;

import java.util.ArrayList;
import java.util.List;

/** {@code carequeue soak}: the tests that find more the longer they run, for as long as a night allows. */
final class Soak {

    private static final List<String> TORMENTS = List.of(
            // Tests that are too long for every day are tagged with this word.
            "-Dtest.excluded=",
            // A thousand kills and as many histories as a processor simulates in a quarter of an hour.
            "-Dcarequeue.kills=1000", "-Dcarequeue.seeds=200000",
            "-Dtest=SimulationTest,RandomDaysTest,PlantedBugsTest,KillPointTest,BridgeOnSocketsComponentTest",
            "-Dcarequeue.texts=300",
            "-Dit.test=HostileTextIT,SurvivesAKillIT,StoppedProcessIT,DivergedLogIT,Fanout*IT,ManyAtOnceIT,TormentIT");

    private Soak() {
    }

    /** What Maven is told; what the caller says comes last and so counts. */
    static List<String> of(List<String> arguments) {
        List<String> all = new ArrayList<>(TORMENTS);
        all.addAll(arguments);
        return all;
    }
}
