package org.journey.simulation;

import java.time.LocalDate;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Access.Channel;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Access.TriageMode;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Goals.Domain;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Obstacles.ConcernKind;
import org.journey.interaction.Participation.ConnectionWith;
import org.journey.interaction.Participation.KnownBy;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.MissedReason;
import org.journey.interaction.Participation.SkillArea;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling.Present;
import org.journey.interaction.Telling.Setting;

/**
 * Writes the {@code data} of what was planned. What the plan leaves open is drawn from the client
 * and the interaction's number, so that it can be written again: in a correction, with another
 * length, time or note and everything that others rest on as it was.
 */
final class Payloads {

  private static final Channel[] CHANNELS = Channel.values();
  private static final Reason[] REASONS = Reason.values();
  private static final TriageMode[] TRIAGE_MODES = TriageMode.values();
  private static final TriageOutcome[] TRIAGE_OUTCOMES = TriageOutcome.values();
  private static final ConsentScope[] SCOPES = ConsentScope.values();
  private static final ClosingReason[] CLOSING_REASONS = ClosingReason.values();
  private static final Domain[] DOMAINS = Domain.values();
  private static final BarrierKind[] BARRIERS = BarrierKind.values();
  private static final ConcernKind[] CONCERNS = ConcernKind.values();
  private static final SkillArea[] SKILLS = SkillArea.values();
  private static final MissedReason[] MISSED = MissedReason.values();
  private static final Setting[] SETTINGS = Setting.values();
  private static final Present[] PRESENT = Present.values();

  private static final String[] NOTES = {
    "Made up: talked about the week.",
    "Made up: sounded brighter than last time.",
    "Made up: asked for the bus times.",
    "Made up: worried about a letter, sorted together.",
    "Made up: would like to come again."
  };

  private static final Choice<ConnectionWith> CONNECTION =
      Choice.of(
          Choice.share(ConnectionWith.PEER, 0.4),
          Choice.share(ConnectionWith.GROUP, 0.35),
          Choice.share(ConnectionWith.COMMUNITY, 0.15),
          Choice.share(ConnectionWith.FAMILY, 0.1));

  private final Json json;
  private final Ids ids;
  private final StringBuilder text = new StringBuilder();

  Payloads(Json json, Ids ids) {
    this.json = json;
    this.ids = ids;
  }

  /**
   * Writes one, an object.
   *
   * @param entered all of the client's
   * @param corrected whether it is written as a correction tells it
   */
  void write(String name, Person person, Planned one, Planned[] entered, boolean corrected) {
    json.begin(name);
    Draws draws = person.details(one.index());
    fields(person, one, entered, draws, corrected);
    if (corrected) {
      json.put("note", "Made up: put right later.");
    } else if (draws.chance(Assumptions.NOTED)) {
      json.put("note", NOTES[draws.below(NOTES.length)]);
    }
    json.end();
  }

  private void fields(
      Person person, Planned one, Planned[] entered, Draws draws, boolean corrected) {
    int detail = one.detail();
    switch (one.type()) {
      case REFERRAL_RECEIVED -> referral(person, one, draws);
      case CONTACT_ATTEMPTED -> attempt(detail, draws);
      case WORKER_ASSIGNED -> json.put("worker", Ids.worker(person));
      case TRIAGE_COMPLETED -> {
        json.put("mode", TRIAGE_MODES[draws.below(TRIAGE_MODES.length)]);
        reasons("needs", draws.between(0, 3), draws);
        json.put("outcome", TRIAGE_OUTCOMES[detail]);
      }
      case CONSENT_GIVEN, CONSENT_WITHDRAWN -> {
        json.beginList("scopes");
        for (ConsentScope scope : SCOPES) {
          if (Detail.has(detail, scope)) {
            json.item(scope);
          }
        }
        json.endList();
      }
      case SUPPORT_GIVEN -> support(detail, draws, corrected);
      case ACTIVITY_LINKED ->
          json.put("activityId", Detail.linked(detail).id())
              .put("how", Detail.isPersonal(detail) ? LinkKind.PERSONAL : LinkKind.SIGNPOSTED);
      case ACTIVITY_LINK_ENDED ->
          json.put("activityId", Detail.activityOfEnd(detail).id())
              .put("outcome", Detail.outcome(detail));
      case BRIDGING_VISIT_MADE ->
          json.put("activityId", new Activity(detail).id())
              .put("accompaniedBy", draws.chance(0.85) ? Companion.TEAM : Companion.OTHER);
      case SESSION_ATTENDED -> {
        Activity activity = session(person, one);
        json.put("minutes", activity.minutes() - (corrected ? 15 : 0))
            .put("knownBy", draws.chance(0.8) ? KnownBy.REGISTER : KnownBy.CLIENT);
      }
      case SESSION_MISSED -> {
        session(person, one);
        if (draws.chance(Assumptions.CALLED_OFF)) {
          json.put("by", MissedBy.PROVIDER);
        } else {
          json.put("notified", draws.chance(0.4)).put("reason", MISSED[draws.below(MISSED.length)]);
        }
      }
      case CONNECTION_MADE ->
          json.put("with", CONNECTION.draw(draws)).put("activityId", new Activity(detail).id());
      case VOLUNTEERING_STARTED ->
          json.put("role", "Made up: helps out").put("activityId", new Activity(detail).id());
      case REFLECTION_RECORDED -> {
        Findings.write(json, detail, one.occurred(), draws);
        json.put("setting", SETTINGS[draws.below(SETTINGS.length)])
            .put("present", PRESENT[draws.below(PRESENT.length)]);
      }
      case REFLECTION_CODED -> {
        target(person, one);
        json.put("coder", draws.chance(0.7) ? "coder-1" : "coder-2")
            .put("codebook", "steps-to-benefit-codes@1");
        Findings.write(json, detail, Findings.UNDATED, draws);
      }
      case SKILL_LEARNED ->
          json.put("skill", "Made up: a new skill").put("area", SKILLS[draws.below(SKILLS.length)]);
      case GOAL_SET -> goal(one, draws);
      case GOAL_PROGRESSED -> {
        json.put("goalId", Ids.goal(detail));
        json.put("progress", draws.between(1, 9) * 10);
      }
      case GOAL_ACHIEVED, GOAL_SET_ASIDE -> json.put("goalId", Ids.goal(detail));
      case WELLBEING_MEASURED -> Answers.write(json, detail, draws);
      case MEASURE_NOT_TAKEN ->
          json.put("instrument", Detail.instrumentNotTaken(detail))
              .put("reason", Detail.reason(detail));
      case BARRIER_IDENTIFIED -> {
        json.put("barrierId", Ids.barrier(detail))
            .put("kind", BARRIERS[draws.below(BARRIERS.length)]);
        if (draws.chance(0.7)) {
          json.put("stage", draws.between(2, 5));
        }
      }
      case BARRIER_RESOLVED -> json.put("barrierId", Ids.barrier(detail));
      case CONCERN_RAISED ->
          json.put("concernId", Ids.concern(detail))
              .put("kind", CONCERNS[draws.below(CONCERNS.length)]);
      case CONCERN_CLOSED ->
          json.put("concernId", Ids.concern(detail)).put("reason", "Made up: looked into.");
      case JOURNEY_PAUSED -> json.put("reason", "Made up: away for a while.");
      case JOURNEY_RESUMED -> json.put("reason", "Made up: back again.");
      case JOURNEY_CLOSED -> json.put("reason", CLOSING_REASONS[detail]);
      case JOURNEY_REOPENED -> json.put("reason", "Made up: asked to come back.");
      case INTERACTION_CORRECTED -> correction(person, one, entered, draws);
      case INTERACTION_RETRACTED -> {
        target(person, one);
        json.put("reason", "Made up: entered twice.");
      }
      case CLIENT_MERGED ->
          json.put("into", ids.client(person, Story.FIRST_ID))
              .put("reason", "Made up: two records of one person.");
      case CLIENT_UNMERGED -> target(person, one);
      case CLIENT_ERASED, INTERACTION_REDACTED ->
          throw new IllegalStateException("made by the platform alone: " + one.type());
    }
  }

  private void referral(Person person, Planned one, Draws draws) {
    ReferralSource source = Assumptions.SOURCE.draw(draws);
    json.put("clientId", ids.client(person, one.detail())).put("referralSource", source);
    reasons("reasons", draws.between(1, 3), draws);
    if (source == ReferralSource.SELF && draws.chance(Assumptions.RECOMMENDED)) {
      json.put("recommendedBy", draws.chance(0.5) ? ReferralSource.GP : ReferralSource.OTHER);
    }
    json.begin("person").put("name", "Client " + person.number()).end();
    int year = LocalDate.ofEpochDay(Days.dayOf(one.occurred())).getYear();
    json.begin("demographics")
        .put("birthYear", year - person.age())
        .put("gender", person.gender())
        .put("ethnicity", person.ethnicity())
        .put("deprivationDecile", person.deprivationDecile())
        .end();
  }

  private void attempt(int detail, Draws draws) {
    AttemptOutcome vain =
        draws.chance(0.6)
            ? AttemptOutcome.NO_ANSWER
            : draws.chance(0.9) ? AttemptOutcome.MESSAGE_LEFT : AttemptOutcome.WRONG_DETAILS;
    json.put("channel", draws.chance(0.85) ? Channel.PHONE : Channel.TEXT)
        .put("outcome", detail == Story.ANSWERED ? AttemptOutcome.ANSWERED : vain);
  }

  private void support(int detail, Draws draws, boolean corrected) {
    boolean background = detail == Engagement.BACKGROUND;
    double service = draws.uniform();
    json.put("kind", background ? SupportKind.BACKGROUND : SupportKind.PERSONALISED)
        .put(
            "service",
            service < 0.75
                ? Service.LINK_WORKER
                : service < 0.88 ? Service.ADVOCACY : Service.HEALTH_TRAINER)
        .put("channel", CHANNELS[draws.below(CHANNELS.length)]);
    if (!background && draws.chance(0.6)) {
      json.put("problem", REASONS[draws.below(REASONS.length)]).put("resolved", draws.chance(0.4));
    }
    json.put("minutes", 5 * draws.between(2, 15) + (corrected ? 5 : 0));
  }

  private Activity session(Person person, Planned one) {
    Activity activity = new Activity(one.detail());
    long group = (person.number() - 1) / Assumptions.CLIENTS_OF_A_GROUP;
    text.setLength(0);
    text.append(activity.id()).append('-');
    if (group > 0) {
      text.append(group + 1).append('-');
    }
    Json.date(text, Days.dayOf(one.occurred()));
    json.put("activityId", activity.id())
        .put("category", activity.category())
        .put("sessionId", text.toString());
    return activity;
  }

  private void goal(Planned one, Draws draws) {
    boolean own = Detail.isOwnAndNew(one.detail());
    json.put("goalId", Ids.goal(one.detail()))
        .put("domain", DOMAINS[draws.below(DOMAINS.length)])
        .put("ledBy", own ? LedBy.CLIENT : LedBy.WORKER)
        .put("outlook", own ? Outlook.NEW : Outlook.PRESENT_NEED);
    if (draws.chance(0.3)) {
      text.setLength(0);
      Json.date(text, Days.dayOf(one.occurred()) + draws.between(30, 180));
      json.put("dueOn", text.toString());
    }
  }

  /** A later reading: what was planned, as it is put right. */
  private void correction(Person person, Planned one, Planned[] entered, Draws draws) {
    target(person, one);
    for (Planned each : entered) {
      if (each.index() == one.target()) {
        boolean movable =
            each.type() == InteractionType.SESSION_ATTENDED
                || each.type() == InteractionType.SUPPORT_GIVEN;
        if (movable && draws.chance(0.5)) {
          json.instant("time", each.occurred() - 10 * Days.MINUTE);
        }
        write("data", person, each, entered, true);
      }
    }
    json.put("reason", "Made up: a slip when it was entered.");
  }

  private void target(Person person, Planned one) {
    json.begin("target")
        .put("source", ids.source())
        .put("id", ids.interaction(person, one.target()))
        .end();
  }

  private void reasons(String name, int count, Draws draws) {
    json.beginList(name);
    int at = draws.below(REASONS.length);
    for (int i = 0; i < count; i++) {
      json.item(REASONS[at]);
      at = (at + 1 + draws.below(5)) % REASONS.length; // under 18 in all: without repeats
    }
    json.endList();
  }
}
