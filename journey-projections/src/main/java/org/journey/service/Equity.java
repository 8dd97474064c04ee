package org.journey.service;

import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.service.Part.Form;
import org.journey.service.facts.AgeBands;
import org.journey.service.facts.Codes;
import org.journey.service.facts.ReferralFacts;

/** {@code equity}. */
final class Equity implements Figure {

  private static final String NOT_RECORDED = AgeBands.NOT_RECORDED;
  private static final int DECILES = 10;

  private final Group[] byDeprivation = new Group[DECILES + 1];
  private final Group[] byGender;
  private final Group[] byEthnicity;
  private final Group[] byAgeBand = new Group[AgeBands.COUNT + 1];

  /** The groups of the journey that is told of: one by each of these. */
  private final Group[] of = new Group[4];

  Equity(Parts parts, StageModel model) {
    int equity =
        parts.figure(
            "equity",
            Form.GROUP,
            "Referrals in the period and the stages that their journeys had entered by its end, by"
                + " decile of deprivation (1 is the most deprived), gender, ethnicity, and age band"
                + " at referral (year of referral less year of birth), beside uptake: of the"
                + " activities linked in the period in any journey of the group, personally or by"
                + " signposting, the share, to 4 places half up, of those followed before its end"
                + " by a session of the activity within 60 days, as in links; what was not recorded"
                + " is a group of its own.");
    int deprivation = parts.part(equity, "byDeprivation", Form.GROUP);
    for (int i = 1; i <= DECILES; i++) {
      byDeprivation[i] = new Group(parts, deprivation, String.valueOf(i), model);
    }
    byDeprivation[0] = new Group(parts, deprivation, NOT_RECORDED, model);
    byGender = groups(parts, parts.part(equity, "byGender", Form.GROUP), Codes.GENDERS, model);
    byEthnicity =
        groups(parts, parts.part(equity, "byEthnicity", Form.GROUP), Codes.ETHNICITIES, model);
    int bands = parts.part(equity, "byAgeBand", Form.GROUP);
    for (int i = 1; i <= AgeBands.COUNT; i++) {
      byAgeBand[i] = new Group(parts, bands, AgeBands.name(i), model);
    }
    byAgeBand[0] = new Group(parts, bands, NOT_RECORDED, model);
  }

  private static Group[] groups(Parts parts, int parent, Codes<?> codes, StageModel model) {
    Group[] groups = new Group[codes.all().size() + 1];
    for (int i = 1; i < groups.length; i++) {
      groups[i] = new Group(parts, parent, codes.all().get(i - 1).name(), model);
    }
    groups[0] = new Group(parts, parent, NOT_RECORDED, model);
    return groups;
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    ReferralFacts told = journey.facts.referral();
    of[0] = byDeprivation[told.decile()];
    of[1] = byGender[told.gender()];
    of[2] = byEthnicity[told.ethnicity()];
    of[3] = byAgeBand[AgeBands.of(told.birthYear(), journey.facts.time(journey.referral))];
    for (int i = journey.begin; i < journey.size; i++) {
      if (journey.facts.type(i) == InteractionType.ACTIVITY_LINKED) {
        int session = Links.uptake(journey, i);
        for (Group group : of) {
          group.linked(journey, i, session, to);
        }
      }
    }
    if (journey.ofPeriod) {
      for (Group group : of) {
        group.referred(journey, to);
      }
    }
  }

  /** The figures of one group of people. */
  private static final class Group {
    private final int referrals;
    private final int uptake;
    private final int[] stages;

    Group(Parts parts, int parent, String name, StageModel model) {
      int group = parts.part(parent, name, Form.GROUP);
      referrals = parts.part(group, "referrals", Form.COUNT);
      uptake = parts.part(group, "uptake", Form.RATE);
      int byStage = parts.part(group, "stages", Form.GROUP);
      stages =
          model.stages().stream()
              .mapToInt(stage -> parts.part(byStage, String.valueOf(stage.number()), Form.COUNT))
              .toArray();
    }

    void referred(Reading journey, Contributions to) {
      to.add(referrals, journey.sequence(journey.referral));
      for (int i = 0; i < stages.length; i++) {
        if (journey.outcome.entered(i)) {
          to.add(stages[i], journey.outcome.enteredBy(i));
        }
      }
    }

    /** An activity was linked, and taken up by a session, if there is one. */
    void linked(Reading journey, int link, int session, Contributions to) {
      to.whole(uptake);
      if (session != Reading.NONE) {
        to.add(uptake, journey.sequence(link), journey.sequence(session));
      }
    }
  }
}
