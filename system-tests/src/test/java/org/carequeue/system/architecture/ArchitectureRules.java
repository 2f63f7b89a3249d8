package org.carequeue.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.text.Format;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Service;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// What the modules may know of one another and of the world, below one root package: that of CareQueue, or that of the
/// miniature which breaks every rule.
record ArchitectureRules(String root) {

    private static final List<String> SERVICES = Stream.of(Service.values()).map(Service::shortName).toList();
    /// Programs with a `main` of their own, which nothing of ours is put beside.
    private static final List<String> PROGRAMS = List.of("launcher", "demo", "bench");
    private static final List<String> SHARED = List.of("events", "bridge", "testing", "waiting");
    /// Where decisions are taken, and what else is to be plain Java.
    private static final List<String> PLAIN = Stream
            .concat(Service.answering().stream().map(owner -> owner.shortName() + ".model"),
                    Stream.of("gateway.board", "gateway.fanout", "bridge.journal", "bridge.desk", "waiting"))
            .toList();

    private static final Set<String> SOCKET_CALLBACKS = Set.of("OnOpen", "OnTextMessage", "OnBinaryMessage",
            "OnPingMessage", "OnPongMessage", "OnClose", "OnError");
    private static final Set<String> OTHER_THREADS = Set.of("Blocking", "RunOnVirtualThread");

    /// No rule speaks of a module that it does not know.
    ArchRule every_module_is_known() {
        var known = Stream.of(SERVICES, PROGRAMS, SHARED).flatMap(List::stream).map(this::below).toArray(String[]::new);
        return classes().should().resideInAnyPackage(known)
                .because("a service stands in the list of services, and what else there is in the architecture rules");
    }

    /// Services exchange events; one that calls into another could not be started, stopped or replaced alone.
    List<ArchRule> services_do_not_depend_on_one_another() {
        return SERVICES.stream().map(this::keepsApart).toList();
    }

    private ArchRule keepsApart(String service) {
        var others = SERVICES.stream().filter(other -> !other.equals(service)).map(this::below).toArray(String[]::new);
        return noClasses().that().resideInAPackage(below(service)).should().dependOnClassesThat().resideInAnyPackage(others)
                .because("services exchange events and never call one another");
    }

    ArchRule event_bridge_knows_no_clinic_word() {
        var clinic = Stream.concat(Stream.of("events", "waiting"), SERVICES.stream()).map(this::below).toArray(String[]::new);
        return noClasses().that().resideInAPackage(below("bridge")).should().dependOnClassesThat().resideInAnyPackage(clinic)
                .because("the bridge carries any events, whatever they are about");
    }

    ArchRule clinic_events_depend_on_nothing() {
        return classes().that().resideInAPackage(below("events")).should().onlyDependOnClassesThat()
                .resideInAnyPackage(below("events"), "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
                .because("the contract outlives every framework");
    }

    /// A launcher starts, and a bench measures, what is built, in processes of its own.
    List<ArchRule> programs_stand_alone() {
        return PROGRAMS.stream().<ArchRule> map(program -> noClasses().that().resideInAPackage(below(program)).should()
                .dependOnClassesThat(resideInAPackage(below("")).and(not(resideInAPackage(below(program)))))
                .because("programs reach the system as everybody does")).toList();
    }

    /// Looked at are the classes that the modules deliver; their tests are not among them.
    ArchRule only_tests_use_what_tests_share() {
        return noClasses().that().resideOutsideOfPackage(below("testing")).should().dependOnClassesThat()
                .resideInAPackage(below("testing")).because("service-testing stands in no service's jar");
    }

    /// Decisions, journal and desk are plain classes: tested in milliseconds, and readable without knowing Quarkus. So are
    /// the gateway's board and what each client is sent of it. One rule for each package, so that none is looked for in vain.
    List<ArchRule> decisions_use_no_framework() {
        return PLAIN.stream().<ArchRule> map(plain -> noClasses().that().resideInAPackage(below(plain)).should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..", "org.eclipse.microprofile..")
                .because("decisions are plain Java")).toList();
    }

    /// Time, identifiers and randomness come in from outside, so that a test can say what they are. They enter in the
    /// classes named `…Wiring` and in those with a `main`, and in the launcher, which has nobody to inject anything.
    ArchRule time_ids_and_randomness_are_injected() {
        return noClasses().that(not(bringInTheWorld())).and(not(resideInAPackage(below("launcher"))))
                .should(accessTargetWhere(asksTheWorld()))
                .because("time, ids and randomness are injected by a class named ...Wiring, or by a program's main");
    }

    /// In some languages a number has other digits and a letter another capital: a file that is named so is not found by the
    /// next start. Programs with a `main` of their own set the language there, before all else.
    ArchRule texts_are_the_same_in_every_language() {
        return noClasses().that(not(resideInAnyPackage(PROGRAMS.stream().map(this::below).toArray(String[]::new))))
                .should(accessTargetWhere(goesByTheMachinesLanguage()))
                .because("what a machine reads is written with Locale.ROOT");
    }

    /// There is a list of all that can be refused, and docs/PROBLEMS.md is held against it. A refusal makes others of its own type.
    ArchRule refusals_have_a_type() {
        var refusal = root + ".bridge.desk.Refusal";
        return noClasses().that(not(assignableTo(root + ".bridge.desk.ProblemType").or(name(refusal)))).should()
                .callConstructorWhere(target(owner(name(refusal))))
                .because("a constant of a ProblemType makes a refusal");
    }

    /// What comes on a socket is taken at once, on its own event loop. Whoever takes it on another thread, or says later
    /// when it is done, has what comes meanwhile kept for it, without a bound: one client would fill the memory.
    ArchRule socket_callbacks_return_at_once() {
        return methods().that(areSocketCallbacks()).should(beAnnotatedWith(named("NonBlocking")))
                .andShould(haveRawReturnType(void.class)).andShould(not(beAnnotatedWith(movesAway())))
                .because("what comes on a socket must not be kept for somebody who is slow");
    }

    private static DescribedPredicate<JavaMethod> areSocketCallbacks() {
        return describe("are callbacks of a socket", method -> method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType).anyMatch(type -> type.getPackageName().endsWith("websockets.next")
                        && SOCKET_CALLBACKS.contains(type.getSimpleName())));
    }

    private static DescribedPredicate<JavaAnnotation<?>> movesAway() {
        return describe("of another thread", annotation -> OTHER_THREADS.contains(annotation.getRawType().getSimpleName()));
    }

    private static DescribedPredicate<JavaAnnotation<?>> named(String name) {
        return describe("@" + name, annotation -> annotation.getRawType().getSimpleName().equals(name));
    }

    /// Each package is a slice, the module's root package too.
    ArchRule packages_have_no_cycles() {
        return slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return resideInAPackage(below("")).test(type) ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles();
    }

    ArchRule names_say_what_a_class_is_for() {
        return noClasses().that().resideInAPackage(below("")).should()
                .haveNameMatching(".*(Impl|Manager|Utils?|DTO|Dto)(\\$.*)?")
                .because("such a name fits any class");
    }

    private String below(String packageName) {
        return packageName.isEmpty() ? root + ".." : root + "." + packageName + "..";
    }

    private static DescribedPredicate<JavaClass> bringInTheWorld() {
        return describe("are wiring or begin a program", type -> Stream
                .iterate(type, outer -> outer != null, outer -> outer.getEnclosingClass().orElse(null))
                .anyMatch(outer -> outer.getSimpleName().endsWith("Wiring")
                        || outer.tryGetMethod("main", String[].class).isPresent()));
    }

    private static DescribedPredicate<JavaAccess<?>> goesByTheMachinesLanguage() {
        return describe("goes by the language of the machine",
                access -> access.getTarget() instanceof CodeUnitAccessTarget target && goesByTheMachinesLanguage(target));
    }

    private static boolean goesByTheMachinesLanguage(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        var takesLocale = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
        if (takesLocale) {
            return false;
        }
        return switch (target.getName()) {
            case "toLowerCase", "toUpperCase", "formatted" -> owner.isEquivalentTo(String.class);
            case "format" -> owner.isEquivalentTo(String.class) || owner.isAssignableTo(PrintStream.class)
                    || owner.isAssignableTo(PrintWriter.class);
            case "printf" -> true;
            case "ofPattern" -> owner.isEquivalentTo(DateTimeFormatter.class);
            case "getDefault" -> owner.isEquivalentTo(Locale.class);
            case "<init>" -> owner.isEquivalentTo(Formatter.class) || owner.isAssignableTo(Format.class);
            default -> owner.isAssignableTo(NumberFormat.class) && target.getName().startsWith("get");
        };
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheWorld() {
        return describe("asks the machine for the time, an id or a random number",
                access -> access.getTarget() instanceof CodeUnitAccessTarget target && asksTheWorld(target));
    }

    private static boolean asksTheWorld(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        var name = target.getName();
        var parameters = target.getRawParameterTypes();
        var takesClock = parameters.stream().anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        if (name.equals("<init>")) {
            // With a seed it is repeatable, and that is what a test passes in.
            return parameters.isEmpty() && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SecureRandom.class));
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || (name.startsWith("tick") && !takesClock);
        }
        return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesClock)
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.isEquivalentTo(ThreadLocalRandom.class) && name.equals("current"));
    }
}
