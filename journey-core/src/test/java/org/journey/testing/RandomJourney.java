package org.journey.testing;

import static org.journey.interaction.InteractionType.BARRIER_IDENTIFIED;
import static org.journey.interaction.InteractionType.BARRIER_RESOLVED;
import static org.journey.interaction.InteractionType.CONCERN_CLOSED;
import static org.journey.interaction.InteractionType.CONCERN_RAISED;
import static org.journey.interaction.InteractionType.GOAL_PROGRESSED;
import static org.journey.interaction.InteractionType.GOAL_SET;
import static org.journey.interaction.InteractionType.INTERACTION_CORRECTED;
import static org.journey.interaction.InteractionType.INTERACTION_RETRACTED;
import static org.journey.interaction.InteractionType.JOURNEY_REOPENED;
import static org.journey.interaction.InteractionType.JOURNEY_RESUMED;
import static org.journey.interaction.InteractionType.REFERRAL_RECEIVED;
import static org.journey.interaction.InteractionType.REFLECTION_CODED;
import static org.journey.interaction.InteractionType.REFLECTION_RECORDED;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.SUPPORT_GIVEN;
import static org.journey.interaction.InteractionType.WELLBEING_MEASURED;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.journey.decision.Decisions;
import org.journey.decision.Facts;
import org.journey.decision.JourneyHistory;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Emitted;
import org.journey.interaction.Goals;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Vocabulary;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** Makes one journey: proposes at random, and keeps what the decisions accept. */
final class RandomJourney implements Facts {

  /** Amendments, turns and what is often recorded, as often as they make histories interesting. */
  private static final List<InteractionType> TYPES = types();

  private static List<InteractionType> types() {
    List<InteractionType> types = new ArrayList<>();
    for (InteractionType type : InteractionType.values()) {
      if (!type.aboutClient() && !type.platformOnly() && type != REFERRAL_RECEIVED) {
        types.add(type);
      }
    }
    types.addAll(Arrays.asList(SESSION_ATTENDED, SESSION_ATTENDED, SESSION_ATTENDED));
    types.addAll(Arrays.asList(SUPPORT_GIVEN, REFLECTION_RECORDED, REFLECTION_CODED, GOAL_SET));
    types.addAll(Arrays.asList(GOAL_PROGRESSED, WELLBEING_MEASURED, JOURNEY_REOPENED));
    types.addAll(Arrays.asList(JOURNEY_REOPENED, JOURNEY_RESUMED, INTERACTION_CORRECTED));
    types.addAll(Arrays.asList(INTERACTION_CORRECTED, INTERACTION_RETRACTED));
    return List.copyOf(types);
  }

  /**
   * One interaction.
   *
   * @param emitted as sent
   * @param stored its payload as stored
   */
  record Step(Emitted emitted, Interaction stored, Instant recordedTime) {

    Recorded at(long sequence, int version) {
      return new Recorded(
          sequence,
          version,
          recordedTime,
          String.valueOf(emitted.organisation()),
          emitted.subject(),
          emitted.identity(),
          String.valueOf(emitted.recordedBy()),
          emitted.type(),
          emitted.time(),
          stored);
    }
  }

  private final Random random;
  private final RandomPayloads payloads;
  private final String organisation;
  private final String journeyId;
  private final JourneyHistory history = new JourneyHistory();
  private final List<Step> steps = new ArrayList<>();

  RandomJourney(Random random, String organisation, String journeyId) {
    this.random = random;
    this.payloads = new RandomPayloads(random);
    this.organisation = organisation;
    this.journeyId = journeyId;
  }

  List<Step> steps(int interactions) {
    Instant recorded = RandomHistories.START.plus(random.nextInt(60), ChronoUnit.DAYS);
    long minutesBetween = Math.max(1, Duration.ofDays(500).toMinutes() / interactions);
    keep(referral(recorded));
    while (steps.size() < interactions) {
      // A batch shares its recorded time.
      if (random.nextInt(5) > 0) {
        recorded = recorded.plus(random.nextLong(minutesBetween * 60_000_000), ChronoUnit.MICROS);
      }
      Step step = proposed(recorded);
      if (step != null && Decisions.decide(history, step.emitted(), this, recorded) == null) {
        keep(step);
      }
    }
    return List.copyOf(steps);
  }

  private void keep(Step step) {
    Emitted emitted = step.emitted();
    history.apply(emitted.identity(), emitted.type(), emitted.time(), emitted.data());
    steps.add(step);
  }

  private Step referral(Instant recorded) {
    Instant time = recorded.minus(random.nextInt(72), ChronoUnit.HOURS);
    return step(time, payloads.of(REFERRAL_RECEIVED, references("", time)), recorded);
  }

  private @Nullable Step proposed(Instant recorded) {
    InteractionType type = payloads.one(TYPES);
    Instant time = occurred(recorded);
    return switch (type) {
      case INTERACTION_CORRECTED -> correction(time, recorded);
      case INTERACTION_RETRACTED -> retraction(time, recorded);
      case REFLECTION_CODED -> coding(time, recorded);
      default -> step(time, payloads.of(type, references(name(type), time)), recorded);
    };
  }

  /** Mostly a little before it is recorded; at times weeks late, on the hour, or a little ahead. */
  private Instant occurred(Instant recorded) {
    Instant time =
        switch (random.nextInt(10)) {
          case 0 -> recorded.plus(random.nextInt(5), ChronoUnit.MINUTES);
          case 1, 2 -> recorded.minus(random.nextInt(120 * 24), ChronoUnit.HOURS);
          default -> recorded.minus(random.nextInt(2 * 24 * 60), ChronoUnit.MINUTES);
        };
    return random.nextBoolean() ? time.truncatedTo(ChronoUnit.DAYS) : time;
  }

  /** An id that may be new or known: what does not fit is refused and proposed anew. */
  private String name(InteractionType type) {
    int known = 1 + steps.size() / 10;
    boolean isNew = type == GOAL_SET || type == BARRIER_IDENTIFIED || type == CONCERN_RAISED;
    String prefix =
        type == BARRIER_IDENTIFIED || type == BARRIER_RESOLVED
            ? "b-"
            : type == CONCERN_RAISED || type == CONCERN_CLOSED ? "k-" : "g-";
    return prefix + (isNew ? random.nextInt(2 * known) : random.nextInt(known));
  }

  private RandomPayloads.References references(String name, Instant told) {
    Identity unused = new Identity("/none", "none");
    return new RandomPayloads.References("c-" + journeyId, name, unused, told);
  }

  private @Nullable Step coding(Instant time, Instant recorded) {
    Step target = payloads.one(steps);
    if (target.emitted().type() != REFLECTION_RECORDED) {
      return null;
    }
    return step(
        time,
        payloads.of(
            REFLECTION_CODED,
            new RandomPayloads.References(
                "", "", target.emitted().identity(), target.emitted().time())),
        recorded);
  }

  private Step retraction(Instant time, Instant recorded) {
    return step(
        time,
        new InteractionRetracted(
            payloads.one(steps).emitted().identity(), payloads.text(), payloads.note()),
        recorded);
  }

  private @Nullable Step correction(Instant time, Instant recorded) {
    Emitted target = payloads.one(steps).emitted();
    if (target.type().amends()) {
      return null;
    }
    int what = random.nextInt(3);
    Instant corrected = what == 0 ? null : occurred(recorded);
    Interaction data =
        what == 1 ? null : payloads.of(target.type(), sameReferences(target, corrected));
    InteractionCorrected correction =
        new InteractionCorrected(
            target.identity(),
            corrected,
            data == null ? null : Payloads.json(data),
            payloads.text(),
            payloads.note());
    InteractionCorrected sealed = Payloads.sealed(correction);
    InteractionCorrected stored =
        new InteractionCorrected(
            sealed.target(),
            sealed.time(),
            data == null ? null : Payloads.json(Payloads.sealed(data)),
            sealed.reason(),
            sealed.note());
    return new Step(emitted(time, correction), stored, recorded);
  }

  private RandomPayloads.References sameReferences(Emitted target, @Nullable Instant corrected) {
    Instant told = corrected == null ? target.time() : corrected;
    return switch (target.data()) {
      case Goals goal -> references(goal.goalId(), told);
      case BarrierIdentified barrier -> references(barrier.barrierId(), told);
      case BarrierResolved barrier -> references(barrier.barrierId(), told);
      case ConcernRaised concern -> references(concern.concernId(), told);
      case ConcernClosed concern -> references(concern.concernId(), told);
      case ReflectionCoded coding ->
          new RandomPayloads.References("", "", coding.target(), RandomHistories.START);
      default -> references("", told);
    };
  }

  private Step step(Instant time, Interaction data, Instant recorded) {
    return new Step(emitted(time, data), Payloads.sealed(data), recorded);
  }

  private Emitted emitted(Instant time, Interaction data) {
    return new Emitted(
        organisation,
        "w-" + random.nextInt(1, 4),
        new Identity("/apps/" + journeyId, "i-" + steps.size()),
        InteractionType.of(data),
        journeyId,
        time,
        data,
        Payloads.json(data));
  }

  @Override
  public boolean clientKnown(String clientId) {
    return true;
  }

  @Override
  public boolean clientErased(String clientId) {
    return false;
  }

  @Override
  public Vocabulary vocabulary() {
    return RandomHistories.VOCABULARY;
  }
}
