package org.carequeue.triage.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.triage.model.TriageCommand.AcknowledgeHelp;
import org.carequeue.triage.model.TriageCommand.AtCounters;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageCommand.LoadFormulary;
import org.carequeue.triage.model.TriageCommand.NotPresent;
import org.carequeue.triage.model.TriageCommand.NoteComplaint;
import org.carequeue.triage.model.TriageCommand.OfVisit;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.carequeue.triage.model.TriageCommand.ReassessVisit;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.RequestHelp;
import org.carequeue.triage.model.TriageCommand.ReturnVisit;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.SkipVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageCommand.UndoPriority;

/// Every decision about a visit, handed to the rules that it is for:
///
/// ```
///              call               start                    finish
///  waiting ───────────► called ──────────► in consultation ───────► finished
///     ▲                   │ ▲                    │
///     │   not present     │ └ recall             │
///     ├───────────────────┤                      │
///     │   transfer        │                      │
///     ├───────────────────┴──────────────────────┘
///     │   return
///     ├─────────── parked ◄── park ── waiting, called, in consultation
///     │   return, for a while
///     └─────────── skipped ◄── skip ── waiting, called
///                    │ ▲
///                    │ └ not present, after the last attempt ── called
///                    └── did not come back ──► no-show
///
///  waiting, parked ── transfer ──► waiting
///  waiting, skipped, parked before any consultation ── the day ends ──► day ended
///  every open one ──► cancelled, replaced
///  the last move ── undo, for a while and once ──► as it was before
/// ```
///
/// A room or counter has one patient at a time, and a called patient one of them; only that one, or a workplace that is
/// neither, moves the patient on. Number and time of issue never change. What is over takes no more commands, with two exceptions: the
/// priority of a finished visit may still change while its prescriptions are being prepared, and what ended a visit may be
/// undone.
public final class TriageRules implements Rules<TriageState, TriageCommand, ClinicEvent> {

    @Override
    public TriageState initial() {
        return new TriageState();
    }

    // ── what staff ask for ──

    @Override
    public Decision<ClinicEvent> decide(TriageState state, TriageCommand command, Circumstances circumstances) {
        var settings = state.settings();
        return switch (command) {
            case RequestHelp(var ticket) -> HelpRules.request(state, ticket, circumstances);
            case AcknowledgeHelp(var id) -> HelpRules.acknowledge(state, id, circumstances);
            case LoadFormulary(var medicines, var digest) -> PrescribingRules.load(state, medicines, digest);
            case GiveUpAbsent() -> DayRules.giveUp(state, settings, circumstances.now());
            case CallNext asked ->
                settings == null ? notConfigured() : CallRules.next(state, settings, asked, circumstances);
            case CallTicket asked -> settings == null ? notConfigured()
                    : state.with(asked.ticket(), visit -> CallRules.ticket(state, settings, asked, visit, circumstances),
                            Decision::refuse);
            case AtCounters(var about) -> ofVisit(state, about, circumstances,
                    asked -> CounterRules.refusal(about, asked).<Decision<ClinicEvent>> map(Decision::refuse)
                            .orElseGet(() -> decide(about, asked)));
            case OfVisit about -> ofVisit(state, about, circumstances, asked -> decide(about, asked));
        };
    }

    private static Decision<ClinicEvent> ofVisit(TriageState state, OfVisit about, Circumstances circumstances,
            Function<VisitCase, Decision<ClinicEvent>> decide) {
        var settings = state.settings();
        return settings == null ? notConfigured()
                : state.with(about.ticket(),
                        visit -> decide.apply(new VisitCase(state, settings, visit, circumstances)), Decision::refuse);
    }

    private static Decision<ClinicEvent> notConfigured() {
        return Decision.refuse(TriageProblems.clinicNotConfigured());
    }

    private static Decision<ClinicEvent> decide(OfVisit command, VisitCase asked) {
        return switch (command) {
            case StartConsultation _ -> ConsultationRules.start(asked);
            case FinishConsultation _ -> ConsultationRules.finish(asked);
            case CancelVisit _ -> ConsultationRules.cancel(asked);
            case SubmitPrescription(_, var order) -> PrescribingRules.prescribe(asked, order);
            case RecallVisit _ -> AsideRules.recall(asked);
            case NotPresent _ -> AsideRules.notPresent(asked);
            case SkipVisit _ -> AsideRules.skip(asked);
            case ParkVisit(_, var note) -> AsideRules.park(asked, note);
            case ReturnVisit _ -> AsideRules.comeBack(asked);
            case TransferVisit(_, var serviceLine, var room, var note) ->
                AsideRules.transfer(asked, serviceLine, room, note);
            case SetPriority(_, var priority) -> UrgencyRules.prioritise(asked, priority);
            case UndoPriority _ -> UrgencyRules.undo(asked);
            case ReassessVisit _ -> UrgencyRules.reassess(asked);
            case NoteComplaint(_, var complaint) -> UrgencyRules.note(asked, complaint);
            case UndoMove _ -> UndoRules.undo(asked);
        };
    }

    // ── what the ticket-service tells ──

    /// Settings and days are passed on: who is downstream learns them from this log, before the visits to which they
    /// apply, and this service's own replay needs them.
    ///
    /// The log may be read again from its beginning, or be another one whose tickets have numbers that were given before:
    /// what is known stays as it is, what is long over does not come back, and the later of two tickets counts.
    @Override
    public List<ClinicEvent> react(TriageState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return switch (upstream.data()) {
            case ClinicConfigured configured -> List.of(configured);
            case DayOpened opened -> DayRules.endDay(state, opened);
            case TicketIssued(var ticket) -> DayRules.open(state, ticket, upstream.sequence(), circumstances);
            case IntakeChanged _,VisitEvent _,HelpEvent _,FormularyLoaded _,PrescriptionEvent _ -> List.of();
        };
    }

    // ── what has happened ──

    @Override
    public void evolve(TriageState state, ClinicEvent event) {
        switch (event) {
            case ClinicConfigured(var settings, _, _) -> state.configured(settings);
            case DayOpened(var day, _) -> state.dayOpened(day);
            case VisitEvent change -> state.happened(change);
            case HelpEvent change -> state.put(change.help());
            case FormularyLoaded part -> state.loaded(part);
            case IntakeChanged _,TicketIssued _,PrescriptionEvent _ -> throw new IllegalStateException(
                    "This log is not the triage-service's: it holds a " + event.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<StateForm<TriageState, ?>> form() {
        return Optional.of(new StateForm<>(TriageState.Kept.class, TriageState::keep, TriageState::of));
    }
}
