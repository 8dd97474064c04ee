package org.journey.simulation;

import static org.journey.interaction.InteractionType.CLIENT_MERGED;
import static org.journey.interaction.InteractionType.CLIENT_UNMERGED;
import static org.journey.interaction.InteractionType.CONSENT_GIVEN;
import static org.journey.interaction.InteractionType.CONSENT_WITHDRAWN;
import static org.journey.interaction.InteractionType.CONTACT_ATTEMPTED;
import static org.journey.interaction.InteractionType.JOURNEY_CLOSED;
import static org.journey.interaction.InteractionType.TRIAGE_COMPLETED;
import static org.journey.interaction.InteractionType.WORKER_ASSIGNED;

import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.InteractionType;

/** One client's story: a referral and what becomes of it, and now and then a second one. */
final class Story {

  /** A referral under the client's first id, and under another. */
  static final int FIRST_ID = 1;

  static final int SECOND_ID = 2;

  /** An attempt in vain, and one that is answered. */
  static final int IN_VAIN = 0;

  static final int ANSWERED = 1;

  private static final double LONGEST_WAIT_DAYS = 300;

  private static final Choice<TriageOutcome> OUTCOME_FOR_THE_ENGAGED =
      Choice.of(Choice.share(TriageOutcome.SUPPORT, 0.7), Choice.share(TriageOutcome.LINKED, 0.3));

  private static final Choice<ClosingReason> REASON_AFTER_SIGNPOSTING =
      Choice.of(
          Choice.share(ClosingReason.COMPLETED, 0.6),
          Choice.share(ClosingReason.MOVED_ON, 0.2),
          Choice.share(ClosingReason.LOST_CONTACT, 0.2));

  private final Draws draws;
  private final Plan plan;

  private Story(Draws draws) {
    this.draws = draws;
    this.plan = new Plan(draws);
  }

  /**
   * Tells one.
   *
   * @param referred when the referral comes in
   * @param end nobody is referred again at or after it
   * @return what staff enter, in the order in which they do
   */
  static Planned[] tell(Draws draws, long referred, long end) {
    Story story = new Story(draws);
    long ended = story.journey(referred, FIRST_ID).ended();
    if (draws.chance(Assumptions.REFERRED_AGAIN)) {
      long again = Days.later(ended, draws.between(30, 150), draws);
      if (again < end) {
        story.again(again);
      }
    }
    return story.plan.inOrderOfEntry();
  }

  /** The referral of a journey, and the last that happens on it. */
  private record Told(Planned referral, long ended) {}

  private void again(long referred) {
    plan.nextJourney();
    if (!draws.chance(Assumptions.SECOND_ID)) {
      journey(referred, FIRST_ID);
      return;
    }
    Planned referral = journey(referred, SECOND_ID).referral();
    long noticed = Days.later(referral.entered(), draws.between(2, 60), draws);
    Planned merge = plan.addAfter(referral, CLIENT_MERGED, noticed, 0);
    if (draws.chance(Assumptions.MERGE_UNDONE)) {
      long undone = Days.later(merge.entered(), draws.between(1, 30), draws);
      plan.addAbout(merge, CLIENT_UNMERGED, undone, 0);
    }
  }

  private Told journey(long referred, int id) {
    Planned referral = plan.refer(referred, id);
    return new Told(
        referral,
        switch (Assumptions.FATE.draw(draws)) {
          case UNREACHED -> unreached(referred);
          case DECLINED -> refused(referred, TriageOutcome.DECLINED, ClosingReason.DECLINED);
          case NOT_SUITABLE ->
              refused(referred, TriageOutcome.NOT_SUITABLE, ClosingReason.NOT_SUITABLE);
          case SIGNPOSTED -> signposted(referred);
          case ENGAGED -> engaged(referred);
        });
  }

  private long unreached(long referred) {
    long at = referred;
    int attempts = draws.between(2, 4);
    for (int i = 0; i < attempts; i++) {
      at = Days.later(at, draws.between(2, 16), draws);
      plan.addOnceOrTwice(CONTACT_ATTEMPTED, at, IN_VAIN);
    }
    return close(at, ClosingReason.LOST_CONTACT);
  }

  private long refused(long referred, TriageOutcome outcome, ClosingReason reason) {
    return close(triaged(referred, outcome), reason);
  }

  private long signposted(long referred) {
    long triaged = triaged(referred, TriageOutcome.SIGNPOSTED);
    consent(triaged);
    if (draws.chance(Assumptions.SIGNPOSTED_TO_AN_ACTIVITY)) {
      plan.add(
          InteractionType.ACTIVITY_LINKED,
          triaged + 10 * Days.MINUTE,
          Detail.signposted(draws.below(Activity.COUNT)));
    }
    new Measuring(draws, plan).measure(triaged, false);
    return draws.chance(Assumptions.CLOSED)
        ? close(triaged, REASON_AFTER_SIGNPOSTING.draw(draws))
        : triaged;
  }

  private long engaged(long referred) {
    long triaged = triaged(referred, OUTCOME_FOR_THE_ENGAGED.draw(draws));
    consent(triaged);
    new Measuring(draws, plan).measure(triaged, true);
    return new Engagement(draws, plan).tell(triaged);
  }

  /** Assigned, tried, reached and triaged; gives when the last of these was. */
  private long triaged(long referred, TriageOutcome outcome) {
    double wait =
        Math.min(
            LONGEST_WAIT_DAYS,
            draws.logNormal(Assumptions.DAYS_TO_CONTACT_MEDIAN, Assumptions.DAYS_TO_CONTACT_SIGMA));
    long reached = Days.later(referred, wait, draws);
    plan.add(WORKER_ASSIGNED, Math.min(reached, Days.later(referred, wait * 0.4, draws)), 0);
    int before = Assumptions.ATTEMPTS_IN_VAIN.draw(draws);
    for (int i = 1; i <= before; i++) {
      long tried = Days.later(referred, wait * (0.4 + 0.6 * i / (before + 1)), draws);
      if (tried < reached) {
        plan.addOnceOrTwice(CONTACT_ATTEMPTED, tried, IN_VAIN);
      }
    }
    plan.addOnceOrTwice(CONTACT_ATTEMPTED, reached, ANSWERED);
    long triaged = Days.later(reached, Math.min(30, draws.exponential(4)), draws);
    plan.add(TRIAGE_COMPLETED, triaged, outcome.ordinal());
    return triaged;
  }

  private void consent(long triaged) {
    int scopes =
        scope(ConsentScope.RECORD, Assumptions.CONSENTS_TO_RECORD)
            | scope(ConsentScope.SHARE_WITH_REFERRER, Assumptions.CONSENTS_TO_SHARING)
            | scope(ConsentScope.RESEARCH, Assumptions.CONSENTS_TO_RESEARCH)
            | scope(ConsentScope.OWN_WORDS, Assumptions.CONSENTS_TO_OWN_WORDS);
    if (scopes == 0) {
      return;
    }
    Planned given = plan.add(CONSENT_GIVEN, triaged + 5 * Days.MINUTE, scopes);
    if (draws.chance(Assumptions.WITHDRAWS_CONSENT)) {
      long withdrawn = Days.later(triaged, draws.between(10, 200), draws);
      plan.addAfter(given, CONSENT_WITHDRAWN, withdrawn, scopes);
    }
  }

  private int scope(ConsentScope scope, double probability) {
    return draws.chance(probability) ? 1 << scope.ordinal() : 0;
  }

  private long close(long last, ClosingReason reason) {
    long closed = Days.later(last, draws.between(3, 35), draws);
    plan.add(JOURNEY_CLOSED, closed, reason.ordinal());
    return closed;
  }
}
