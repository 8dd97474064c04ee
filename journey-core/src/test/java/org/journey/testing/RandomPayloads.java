package org.journey.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.journey.interaction.Access;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernKind;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Participation;
import org.journey.interaction.Participation.ConnectionMade;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Participation.SkillLearned;
import org.journey.interaction.Participation.VolunteeringStarted;
import org.journey.interaction.Personal;
import org.journey.interaction.Since;
import org.journey.interaction.Support;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.SupportGiven;
import org.journey.interaction.Telling;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.jspecify.annotations.Nullable;

/** Random valid payloads; what they refer to is given. */
final class RandomPayloads {

  /** The sub-themes of the study's stage model. */
  static final List<String> SUB_THEMES =
      List.of(
          "personalised-support",
          "bridging-support",
          "background-support",
          "purposeful-activity",
          "social-engagement",
          "self-and-others",
          "skills-development",
          "personal-assets",
          "future-possibilities",
          "present-wellbeing",
          "future-goals",
          "future-health");

  private static final List<String> WORDS =
      List.of("O'Neil came along", "Siân â'r ci", "Zażółć gęślą jaźń", "قهوة", "散步", "🙂", "x");

  private static final List<String> CODES =
      List.of("new-friends", "getting-out", "sleep", "routine", "confidence");

  private static final List<String> ACTIVITIES =
      List.of("social-cafe", "gym", "art-class", "walking-group", "allotment");

  /**
   * What a payload refers to.
   *
   * @param name the goal, barrier or concern, if it has one
   * @param target the coded reflection, if it is a coding
   * @param told no finding began later
   */
  record References(String clientId, String name, Identity target, Instant told) {}

  private final Random random;

  RandomPayloads(Random random) {
    this.random = random;
  }

  /** A payload of any type but amendments and those about clients. */
  Interaction of(InteractionType type, References to) {
    return switch (type) {
      case REFERRAL_RECEIVED -> referral(to);
      case CONTACT_ATTEMPTED ->
          new ContactAttempted(channel(), one(Access.AttemptOutcome.values()), note());
      case WORKER_ASSIGNED -> new WorkerAssigned("w-" + random.nextInt(1, 5), note());
      case TRIAGE_COMPLETED ->
          new TriageCompleted(
              one(Access.TriageMode.values()),
              some(Access.Reason.values(), 0, 4),
              one(Access.TriageOutcome.values()),
              note());
      case CONSENT_GIVEN -> new ConsentGiven(some(ConsentScope.values(), 1, 4), note());
      case CONSENT_WITHDRAWN -> new ConsentWithdrawn(some(ConsentScope.values(), 1, 4), note());
      case SUPPORT_GIVEN ->
          new SupportGiven(
              one(Support.SupportKind.values()),
              one(Support.Service.values()),
              channel(),
              maybe(one(Access.Reason.values())),
              maybe(random.nextBoolean()),
              maybe(random.nextInt(1, 601)),
              maybe("w-9"),
              note());
      case ACTIVITY_LINKED ->
          new ActivityLinked(activity(), one(Support.LinkKind.values()), note());
      case ACTIVITY_LINK_ENDED ->
          new ActivityLinkEnded(activity(), one(Support.LinkOutcome.values()), note());
      case BRIDGING_VISIT_MADE ->
          new BridgingVisitMade(activity(), one(Support.Companion.values()), maybe("w-9"), note());
      case SESSION_ATTENDED ->
          new SessionAttended(
              activity(),
              one(Participation.Category.values()),
              maybe("meeting-" + random.nextInt(9)),
              maybe(random.nextInt(1, 601)),
              maybe(one(Participation.KnownBy.values())),
              note());
      case SESSION_MISSED ->
          new SessionMissed(
              activity(),
              one(Participation.Category.values()),
              maybe("meeting-" + random.nextInt(9)),
              maybe(one(Participation.MissedBy.values())),
              maybe(random.nextBoolean()),
              maybe(one(Participation.MissedReason.values())),
              note());
      case CONNECTION_MADE ->
          new ConnectionMade(one(Participation.ConnectionWith.values()), maybe(activity()), note());
      case VOLUNTEERING_STARTED -> new VolunteeringStarted(text(), maybe(activity()), note());
      case REFLECTION_RECORDED ->
          new ReflectionRecorded(
              findings(to.told()),
              maybe(one(Telling.Setting.values())),
              maybe(one(Telling.Present.values())),
              note());
      case REFLECTION_CODED ->
          new ReflectionCoded(
              to.target(),
              "coder-" + random.nextInt(1, 3),
              maybe("codebook@1"),
              findings(to.told()),
              note());
      case SKILL_LEARNED -> new SkillLearned(text(), one(Participation.SkillArea.values()), note());
      case GOAL_SET ->
          new GoalSet(
              to.name(),
              one(Goals.Domain.values()),
              one(Goals.LedBy.values()),
              one(Goals.Outlook.values()),
              maybe(text()),
              maybe(LocalDate.of(2027, 1, 1).plusDays(random.nextInt(365))),
              note());
      case GOAL_PROGRESSED -> new GoalProgressed(to.name(), maybe(random.nextInt(1, 101)), note());
      case GOAL_ACHIEVED -> new GoalAchieved(to.name(), note());
      case GOAL_SET_ASIDE -> new GoalSetAside(to.name(), maybe(text()), note());
      case WELLBEING_MEASURED -> measured();
      case MEASURE_NOT_TAKEN ->
          new MeasureNotTaken(
              one(Measures.Instrument.values()), one(Measures.NotTakenReason.values()), note());
      case BARRIER_IDENTIFIED ->
          new BarrierIdentified(
              to.name(), one(BarrierKind.values()), maybe(random.nextInt(1, 6)), note());
      case BARRIER_RESOLVED -> new BarrierResolved(to.name(), note());
      case CONCERN_RAISED -> new ConcernRaised(to.name(), one(ConcernKind.values()), note());
      case CONCERN_CLOSED -> new ConcernClosed(to.name(), text(), note());
      case JOURNEY_PAUSED -> new JourneyPaused(maybe(text()), note());
      case JOURNEY_RESUMED -> new JourneyResumed(maybe(text()), note());
      case JOURNEY_CLOSED -> new JourneyClosed(one(ClosingReason.values()), note());
      case JOURNEY_REOPENED -> new JourneyReopened(maybe(text()), note());
      case INTERACTION_CORRECTED,
          INTERACTION_RETRACTED,
          INTERACTION_REDACTED,
          CLIENT_MERGED,
          CLIENT_UNMERGED,
          CLIENT_ERASED ->
          throw new IllegalArgumentException("not made here: " + type.shortName());
    };
  }

  private ReferralReceived referral(References to) {
    return new ReferralReceived(
        to.clientId(),
        one(Access.ReferralSource.values()),
        some(Access.Reason.values(), 1, 4),
        maybe(one(Access.ReferralSource.values())),
        maybe(
            new Personal.Clear<>(
                new Access.Person(
                    "Robin " + one(WORDS), LocalDate.of(1960, 2, 29), null, null, null, "S1 2AB"))),
        maybe(
            new Access.Demographics(
                maybe(random.nextInt(1930, 2006)),
                maybe(one(Access.Gender.values())),
                maybe(one(Access.Ethnicity.values())),
                maybe(random.nextInt(1, 11)))),
        note());
  }

  private WellbeingMeasured measured() {
    Measures.Instrument instrument = one(Measures.Instrument.values());
    Measures.Items items =
        switch (instrument) {
          case ONS4 -> new Measures.Ons4(upTo(10), upTo(10), upTo(10), upTo(10));
          case SWEMWBS ->
              new Measures.Swemwbs(
                  1 + upTo(4),
                  1 + upTo(4),
                  1 + upTo(4),
                  1 + upTo(4),
                  1 + upTo(4),
                  1 + upTo(4),
                  1 + upTo(4));
          case UCLA3 -> new Measures.Ucla3(1 + upTo(2), 1 + upTo(2), 1 + upTo(2));
          case MYCAW ->
              random.nextBoolean()
                  ? new Measures.Mycaw(upTo(6), upTo(6), null, "own-1", null)
                  : new Measures.Mycaw(upTo(6), upTo(6), upTo(6), "own-1", "own-2");
          case SCORED ->
              new Measures.Scored(
                  one(List.of("PAM", "outcomes-star")),
                  BigDecimal.valueOf(random.nextInt(1000), 1),
                  one(Measures.Better.values()));
        };
    return new WellbeingMeasured(instrument, items, note());
  }

  private List<Finding> findings(Instant told) {
    List<Finding> findings = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      findings.add(
          new Finding(
              one(SUB_THEMES),
              one(Telling.Tense.values()),
              maybe(one(CODES)),
              maybe(Since.parse(dateUpTo(told)))));
    }
    return findings;
  }

  /** A day, month or year that began by then, mostly a recent one. */
  private String dateUpTo(Instant told) {
    long back = random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(200);
    String day = told.atZone(ZoneOffset.UTC).toLocalDate().minusDays(back).toString();
    return day.substring(0, one(List.of(4, 7, 10)));
  }

  /** A personal text. */
  Personal<String> text() {
    return new Personal.Clear<>(one(WORDS));
  }

  /** A note, now and then. */
  @Nullable Personal<String> note() {
    return random.nextInt(5) == 0 ? text() : null;
  }

  private Access.Channel channel() {
    return one(Access.Channel.values());
  }

  private String activity() {
    return one(ACTIVITIES);
  }

  private int upTo(int most) {
    return random.nextInt(most + 1);
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private <T> List<T> some(T[] of, int fewest, int most) {
    List<T> all = new ArrayList<>(List.of(of));
    Collections.shuffle(all, random);
    return List.copyOf(all.subList(0, random.nextInt(fewest, Math.min(most, of.length) + 1)));
  }
}
