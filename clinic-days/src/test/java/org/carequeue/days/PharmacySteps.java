package org.carequeue.days;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.events.Prescription;
import org.carequeue.events.Supply.Outcome;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.carequeue.pharmacy.model.PharmacyCommand.Answer;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Ask;
import org.carequeue.pharmacy.model.PharmacyCommand.Cancel;
import org.carequeue.pharmacy.model.PharmacyCommand.Check;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.Decline;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.Hold;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.Prepare;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.RenewLease;
import org.carequeue.pharmacy.model.PharmacyCommand.Resume;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.Said;
import org.carequeue.pharmacy.model.PharmacyCommand.Step;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;

/// What pharmacists and doctors may ask for about a prescription, sensible or not.
final class PharmacySteps {

    private PharmacySteps() {
    }

    /// Mostly as it was seen, at times as it was a step before.
    static PharmacyCommand any(Prescription of, Random dice, Instant now) {
        var step = dice.nextBoolean() ? next(of, dice) : step(of, dice, now);
        return dice.nextInt(3) > 0 ? step : new AsSeen(step, of.version() - (dice.nextInt(6) == 0 ? 1 : 0));
    }

    /// What somebody would do who knows what is to be done.
    private static Step next(Prescription of, Random dice) {
        var id = of.id();
        return switch (of.status()) {
            case SUBMITTED -> new Claim(id, null);
            case CLAIMED -> new Prepare(id, supplies(of, dice));
            case PREPARING -> of.work().supplies().size() < of.order().items().size() ? new Prepare(id, supplies(of, dice))
                    : dice.nextBoolean() ? new Check(id) : new MarkReady(id);
            case CHECKED -> new MarkReady(id);
            case READY, NOT_COLLECTED -> new HandOver(id, of.number().toString());
            case QUESTION -> new Answer(id, "Twice a day.");
            case ON_HOLD -> new Resume(id, null);
            case CANCELLED -> new PutAway(id);
            case HANDED_OVER, DECLINED, RETURNED -> new UndoStep(id);
        };
    }

    private static Step step(Prescription of, Random dice, Instant now) {
        var id = of.id();
        return switch (dice.nextInt(32)) {
            case 0, 1, 2 -> new Claim(id, null);
            case 3, 4, 5, 6, 7 -> new Prepare(id, supplies(of, dice));
            case 8, 9, 10 -> new Check(id);
            case 11, 12, 13 -> new MarkReady(id);
            case 14, 15, 16 -> new HandOver(id, dice.nextInt(4) == 0 ? "A999" : of.number().toString(),
                    dice.nextInt(6) == 0 ? Boolean.FALSE : null);
            case 17 -> new Release(id);
            case 18 -> new TakeOver(id, null, dice.nextBoolean() ? null : "the counter closes");
            case 19 -> new UndoStep(id);
            case 20 -> new PutAway(id);
            case 21 -> new ReturnToShelf(id);
            case 22 -> new RenewLease(id);
            case 23 ->
                new Hold(id, "out of stock", dice.nextBoolean() ? null : now.plus(Duration.ofMinutes(dice.nextInt(-5, 90))));
            case 24, 25 -> new Resume(id, null);
            case 26 -> new Ask(id, "How often?");
            case 27, 28 -> new Answer(id, "Twice a day.");
            case 29 -> new Decline(id, "allergic");
            case 30 -> dice.nextInt(3) == 0 ? new Cancel(id, "another medicine") : new UndoStep(id);
            default -> dice.nextInt(3) == 0 ? new Amend(id, of.order()) : new UndoStep(id);
        };
    }

    private static List<Said> supplies(Prescription of, Random dice) {
        var said = new ArrayList<Said>();
        var items = of.order().items();
        for (var item = 0; item < items.size(); item++) {
            if (dice.nextInt(8) > 0) {
                said.add(supply(item, items.get(item).quantity().amount(), dice));
            }
        }
        return said;
    }

    private static Said supply(int item, BigDecimal ordered, Random dice) {
        var part = ordered.multiply(BigDecimal.valueOf(dice.nextInt(0, 12))).divide(BigDecimal.TEN, 2, RoundingMode.DOWN);
        return switch (dice.nextInt(8)) {
            case 0, 1 -> new Said(item, Outcome.PARTIAL, part, null, null);
            case 2 -> new Said(item, Outcome.SUBSTITUTED, dice.nextBoolean() ? null : part, "another make", "out of stock");
            case 3 -> new Said(item, Outcome.DECLINED, null, null, "allergic");
            case 4 -> new Said(item, Outcome.SUPPLIED, part, null, null);
            default -> new Said(item, Outcome.SUPPLIED, null, null, null);
        };
    }
}
