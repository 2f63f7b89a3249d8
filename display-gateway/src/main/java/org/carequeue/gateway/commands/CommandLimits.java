package org.carequeue.gateway.commands;

import java.time.Duration;
import java.util.Optional;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.gateway.access.AllowanceOfEach;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// How many numbers and how many commands are taken from each person, device and program: a key that is stuck and a program that
/// has gone astray are to keep nobody else waiting, and give out no numbers that nobody holds. Where nobody signs in, nobody is
/// told from anybody else, and nothing is limited. Used by all event loops.
public final class CommandLimits {

    private final AllowanceOfEach numbers;
    private final AllowanceOfEach commands;
    private final Counter numbersRefused;
    private final Counter commandsRefused;

    /// @param numbers how many numbers are given to each
    /// @param commands how many commands are taken from each, those for numbers too
    public CommandLimits(AllowanceOfEach numbers, AllowanceOfEach commands, MeterRegistry meters) {
        this.numbers = numbers;
        this.commands = commands;
        this.numbersRefused = counter(meters, "numbers");
        this.commandsRefused = counter(meters, "commands");
    }

    /// Counts what is refused because one asks for too much.
    ///
    /// @param of what they ask for
    public static Counter counter(MeterRegistry meters, String of) {
        return Counter.builder("carequeue.gateway.too-often").tag("of", of).register(meters);
    }

    /// What is said to whoever asks for a number; empty where it may be had.
    public Optional<Refusal> ofNumber(Pass who) {
        var refusal = ofCommand(who);
        return refusal.isPresent() ? refusal : of(who, numbers, numbersRefused, OwnerProblems.numbersTooOften());
    }

    /// What is said to whoever gives a command; empty where it is passed on.
    public Optional<Refusal> ofCommand(Pass who) {
        return of(who, commands, commandsRefused, OwnerProblems.commandsTooOften());
    }

    private static Optional<Refusal> of(Pass who, AllowanceOfEach allowance, Counter refused, Refusal refusal) {
        var isAnybody = who.actor() == null;
        var wait = isAnybody ? Duration.ZERO : allowance.untilTaken(who.subject());
        if (wait.isZero()) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(refusal.after(wait));
    }
}
