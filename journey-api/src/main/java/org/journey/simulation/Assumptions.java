package org.journey.simulation;

import static org.journey.simulation.Choice.share;

import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.NotTakenReason;

/**
 * Every number that the histories are made by, and where it comes from: <em>published</em> for
 * social prescribing in UK primary care and its platforms, or <em>assumed</em> here, for want of a
 * published one. docs/simulation.md has the table.
 */
final class Assumptions {

  private Assumptions() {}

  // Who is referred, by whom.

  /** Published. */
  static final double FEMALE = 0.60;

  /** Assumed: of the rest nearly all are recorded as male. */
  static final Choice<Gender> GENDER =
      Choice.of(
          share(Gender.FEMALE, FEMALE),
          share(Gender.MALE, 0.98 - FEMALE),
          share(Gender.OTHER, 0.005),
          share(Gender.NOT_STATED, 0.015));

  /** Published. */
  static final double ETHNIC_MINORITY = 0.23;

  /** The minority's share published; how it divides, and how many do not say, assumed. */
  static final Choice<Ethnicity> ETHNICITY =
      Choice.of(
          share(Ethnicity.ASIAN, 0.11),
          share(Ethnicity.BLACK, 0.06),
          share(Ethnicity.MIXED, 0.03),
          share(Ethnicity.OTHER, ETHNIC_MINORITY - 0.20),
          share(Ethnicity.NOT_STATED, 0.05),
          share(Ethnicity.WHITE, 0.95 - ETHNIC_MINORITY));

  /** Published: the share in the deprivation deciles 1 to 4. Within and beyond evenly: assumed. */
  static final double DEPRIVED = 0.42;

  /** The last decile counted as deprived above. */
  static final int DEPRIVED_DECILES = 4;

  /** Assumed: age at referral in years, a normal distribution within bounds. */
  static final Counts AGE = Counts.normal(56, 19, 18, 97);

  /** Published: by general practice, nurses, other health professionals, hospitals. */
  static final double SOURCE_MEDICAL = 0.78;

  /** Published: people refer themselves. */
  static final double SOURCE_SELF = 0.12;

  /** The three groups published; how they divide assumed. The third is what is left: 0.10. */
  static final Choice<ReferralSource> SOURCE =
      Choice.of(
          share(ReferralSource.GP, SOURCE_MEDICAL - 0.18),
          share(ReferralSource.NURSE, 0.07),
          share(ReferralSource.OTHER_HEALTH_PROFESSIONAL, 0.06),
          share(ReferralSource.HOSPITAL, 0.05),
          share(ReferralSource.SELF, SOURCE_SELF),
          share(ReferralSource.SOCIAL_CARE, 0.04),
          share(ReferralSource.VOLUNTARY_SECTOR, 0.04),
          share(ReferralSource.OTHER, 1 - SOURCE_MEDICAL - SOURCE_SELF - 0.08));

  /** Assumed: of those who refer themselves, on someone's word. */
  static final double RECOMMENDED = 0.5;

  /** Assumed: those referred once more, if there is time for it within the period. */
  static final double REFERRED_AGAIN = 0.05;

  /** Assumed: of those, known under a second id that is merged later on. */
  static final double SECOND_ID = 0.2;

  /** Assumed: of these merges, undone as a mistake. */
  static final double MERGE_UNDONE = 0.1;

  // What becomes of a referral: five ends that exclude one another.

  /** Published: of referrals, those who reach a worker. */
  static final double REACHED_A_WORKER = 0.90;

  /** Published: of referrals, the client's refusal, told at triage. */
  static final double DECLINED = 0.12;

  /** Assumed: of referrals, the service's refusal. */
  static final double NOT_SUITABLE = 0.04;

  /** Published: of referrals, any intervention: here support given by a worker. */
  static final double ANY_INTERVENTION = 0.38;

  /** What is left is told where to turn to, and no more is recorded. */
  static final Choice<Fate> FATE =
      Choice.of(
          share(Fate.UNREACHED, 1 - REACHED_A_WORKER),
          share(Fate.DECLINED, DECLINED),
          share(Fate.NOT_SUITABLE, NOT_SUITABLE),
          share(Fate.ENGAGED, ANY_INTERVENTION),
          share(Fate.SIGNPOSTED, REACHED_A_WORKER - DECLINED - NOT_SUITABLE - ANY_INTERVENTION));

  // Contacts and sessions of an engaged client.

  /** Assumed: days from referral to first contact are log-normal, with this median. */
  static final double DAYS_TO_CONTACT_MEDIAN = 14;

  /** Assumed: nine in ten are met within so many days. */
  static final double DAYS_TO_CONTACT_P90 = 42;

  /** By the two above: 1.28155 is the normal distribution's 90th percentile. */
  static final double DAYS_TO_CONTACT_SIGMA =
      StrictMath.log(DAYS_TO_CONTACT_P90 / DAYS_TO_CONTACT_MEDIAN) / 1.2815515655446004;

  /** Assumed: attempts before somebody answers. */
  static final Counts ATTEMPTS_IN_VAIN = Counts.negativeBinomial(0.9, 1.5, 0, 6);

  /** Published for the mean: contacts of an engaged client, support given. */
  static final double CONTACTS_MEAN = 8;

  /** Published. */
  static final int CONTACTS_LEAST = 1;

  /** Published. */
  static final int CONTACTS_MOST = 20;

  /** Negative binomial; its shape is assumed. */
  static final Counts CONTACTS =
      Counts.negativeBinomial(CONTACTS_MEAN, 2.5, CONTACTS_LEAST, CONTACTS_MOST);

  /** Assumed: of engaged clients, those offered an activity. */
  static final double OFFERED = 0.80;

  /**
   * Assumed: of so many clients, in the order of referral, those who come to an activity meet in
   * one room. More of them meet in another, so that no session has hundreds.
   */
  static final long CLIENTS_OF_A_GROUP = 2_000;

  /** Published: attends when an activity is offered. */
  static final double ATTENDS_WHEN_OFFERED = 0.85;

  /** Assumed: of engaged clients, those who reach a stage of 3 to 5. */
  static final double DEEP = 0.24;

  /** Published for the mean: sessions attended of a client, of all that were referred. */
  static final double SESSIONS_MEAN = 5;

  /** Published for the mean: of a client who reaches a stage of 3 to 5. */
  static final double SESSIONS_MEAN_DEEP = 40;

  /** The shape, and the bounds, are assumed. */
  static final Counts SESSIONS_DEEP = Counts.negativeBinomial(SESSIONS_MEAN_DEEP, 3, 6, 150);

  /** What is left of the mean over all for those who attend and reach no such stage: 8.1. */
  static final double SESSIONS_MEAN_OTHERS =
      (SESSIONS_MEAN / ANY_INTERVENTION - DEEP * SESSIONS_MEAN_DEEP)
          / (OFFERED * ATTENDS_WHEN_OFFERED - DEEP);

  /** The shape, and the bounds, are assumed. */
  static final Counts SESSIONS_OTHERS = Counts.negativeBinomial(SESSIONS_MEAN_OTHERS, 1.2, 1, 60);

  /** Assumed: of the sessions a client was expected at. */
  static final double MISSED = 0.12;

  /** Assumed: of those missed, called off by the provider. */
  static final double CALLED_OFF = 0.1;

  // Measures.

  /** Published: of referrals, those with a baseline measure. */
  static final double BASELINE = 0.49;

  /** Of those who are triaged and do not refuse, so that it is the above of all. */
  static final double BASELINE_OF_TRIAGED = BASELINE / (REACHED_A_WORKER - DECLINED - NOT_SUITABLE);

  /** Assumed: of the others who are triaged, the reason is recorded. */
  static final double NOT_TAKEN_RECORDED = 0.6;

  /** Assumed. */
  static final Choice<NotTakenReason> NOT_TAKEN =
      Choice.of(
          share(NotTakenReason.NOT_ASKED, 0.60),
          share(NotTakenReason.DECLINED, 0.25),
          share(NotTakenReason.NOT_APPLICABLE, 0.15));

  /** Published, the lower bound: a follow-up given a baseline, of those who do not stay. */
  static final double FOLLOW_UP_LEAST = 0.21;

  /** Published, the upper bound: of those who stay, here the engaged. */
  static final double FOLLOW_UP_MOST = 0.36;

  /** Assumed: a third measure given a follow-up, of those who stay. */
  static final double THIRD_MEASURE = 0.3;

  /** Assumed. */
  static final Choice<Instrument> INSTRUMENT =
      Choice.of(
          share(Instrument.UCLA3, 0.35),
          share(Instrument.ONS4, 0.40),
          share(Instrument.SWEMWBS, 0.15),
          share(Instrument.MYCAW, 0.06),
          share(Instrument.SCORED, 0.04));

  /** Published: the mean change of UCLA-3 from first to second; lower is less lonely. */
  static final double UCLA3_CHANGE_MEAN = -1.84;

  /** Published. */
  static final double UCLA3_CHANGE_DEVIATION = 1.7;

  /** On whole numbers, which the scale has. */
  static final Counts UCLA3_CHANGE =
      Counts.normal(UCLA3_CHANGE_MEAN, UCLA3_CHANGE_DEVIATION, -6, 4);

  // How it is recorded.

  /** Assumed: entered on the day it happened. Of all but referrals and amendments. */
  static final double ENTERED_SAME_DAY = 0.60;

  /** Assumed: entered one to seven days later; the rest up to the days below. */
  static final double ENTERED_WITHIN_WEEK = 0.30;

  /** Assumed. */
  static final int ENTERED_AT_MOST_DAYS = 60;

  /** Assumed: of interactions on a journey, corrected later on. */
  static final double CORRECTED = 0.015;

  /** Assumed: of contacts and sessions, entered twice by mistake, and the second one retracted. */
  static final double ENTERED_TWICE = 0.006;

  // The rest of a journey, all assumed.

  static final double CONSENTS_TO_RECORD = 0.97;
  static final double CONSENTS_TO_SHARING = 0.70;
  static final double CONSENTS_TO_RESEARCH = 0.85;
  static final double CONSENTS_TO_OWN_WORDS = 0.45;
  static final double WITHDRAWS_CONSENT = 0.012;
  static final double SIGNPOSTED_TO_AN_ACTIVITY = 0.7;
  static final double LINK_ENDED_TOLD = 0.6;
  static final double BRIDGED = 0.2;
  static final double REFLECTS = 0.45;
  static final double REFLECTION_CODED = 0.5;
  static final double REACHES_STAGE_4 = 0.75;
  static final double REACHES_STAGE_5 = 0.70;
  static final double CONNECTS = 0.35;
  static final double VOLUNTEERS = 0.15;
  static final double HAS_A_WORKERS_GOAL = 0.35;
  static final double GOAL_ACHIEVED = 0.4;
  static final double GOAL_SET_ASIDE = 0.25;
  static final double MEETS_A_BARRIER = 0.18;
  static final double BARRIER_RESOLVED = 0.6;
  static final double RAISES_A_CONCERN = 0.02;
  static final double CONCERN_CLOSED = 0.8;
  static final double PAUSES = 0.05;
  static final double CLOSED = 0.85;
  static final double REOPENED = 0.04;
  static final double NOTED = 0.12;
  static final double BACKGROUND = 0.3;
}
