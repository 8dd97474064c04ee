package org.journey.given;

import java.util.List;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Access.Channel;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Goals.Domain;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Identity;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Since;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportGiven;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Setting;
import org.journey.interaction.Telling.Tense;
import org.jspecify.annotations.Nullable;

/** Payloads with only what a test is about. */
public final class Told {

  private Told() {}

  public static ReferralReceived referral() {
    return new ReferralReceived(
        "c-1", ReferralSource.GP, List.of(Reason.ISOLATION), null, null, null, null);
  }

  public static SessionAttended session(String activityId) {
    return session(activityId, Category.SOCIAL);
  }

  public static SessionAttended session(String activityId, Category category) {
    return new SessionAttended(activityId, category, null, null, null, null);
  }

  public static SessionMissed missed(@Nullable MissedBy by, @Nullable Boolean notified) {
    return new SessionMissed("cafe", Category.SOCIAL, null, by, notified, null, null);
  }

  public static BridgingVisitMade visit(String activityId) {
    return new BridgingVisitMade(activityId, Companion.TEAM, null, null);
  }

  public static SupportGiven support(SupportKind kind, Service service) {
    return new SupportGiven(kind, service, Channel.PHONE, null, null, null, null, null);
  }

  public static ContactAttempted attempt(AttemptOutcome outcome) {
    return new ContactAttempted(Channel.PHONE, outcome, null);
  }

  public static ReflectionRecorded reflection(Finding... findings) {
    return new ReflectionRecorded(List.of(findings), null, null, null);
  }

  public static ReflectionRecorded reflection(Setting setting, Finding... findings) {
    return new ReflectionRecorded(List.of(findings), setting, null, null);
  }

  /** A coding of the interaction {@code e-<target>}. */
  public static ReflectionCoded coding(int target, String coder, Finding... findings) {
    return new ReflectionCoded(
        new Identity("/apps/cafe", "e-" + target), coder, null, List.of(findings), null);
  }

  public static Finding experienced(String subTheme) {
    return new Finding(subTheme, Tense.EXPERIENCED, null, null);
  }

  public static Finding experienced(String subTheme, String since) {
    return new Finding(subTheme, Tense.EXPERIENCED, null, Since.parse(since));
  }

  public static Finding coded(String subTheme, @Nullable String code) {
    return new Finding(subTheme, Tense.EXPERIENCED, code, null);
  }

  public static Finding finding(Tense tense, String subTheme) {
    return new Finding(subTheme, tense, null, null);
  }

  public static GoalSet goal(String goalId, LedBy ledBy, Outlook outlook) {
    return new GoalSet(goalId, Domain.WORK, ledBy, outlook, null, null, null);
  }

  public static GoalProgressed progress(String goalId, @Nullable Integer percent) {
    return new GoalProgressed(goalId, percent, null);
  }

  public static GoalAchieved achieved(String goalId) {
    return new GoalAchieved(goalId, null);
  }

  public static WellbeingMeasured satisfaction(int answer) {
    return new WellbeingMeasured(Instrument.ONS4, new Ons4(answer, 5, 5, 5), null);
  }

  public static WellbeingMeasured anxious(int answer) {
    return new WellbeingMeasured(Instrument.ONS4, new Ons4(5, 5, 5, answer), null);
  }
}
