package org.journey.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.cohort.TimeToStageResult.OfGroup;
import org.journey.cohort.TimeToStageResult.OfStage;
import org.journey.cohort.estimate.AalenJohansen;
import org.journey.cohort.estimate.KaplanMeier;
import org.journey.cohort.estimate.LogRank;
import org.journey.cohort.estimate.Occupancy;
import org.journey.interaction.Course.ClosingReason;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.Survival;
import org.journey.service.facts.Longs;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/** Time from referral to each stage: survival, competing exits, and groups compared. */
public final class TimeToStage implements CohortStatistic<TimeToStage> {

  /** Not yet entered and not closed, entered, closed for each reason. */
  static final List<String> EXITS =
      Stream.concat(
              Stream.of("waiting", "entered"),
              Stream.of(ClosingReason.values()).map(reason -> "closed:" + reason.name()))
          .toList();

  private static final int ENTERED = 1;

  private final StageModel model;
  private final @Nullable GroupBy groupBy;
  private final @Nullable Integer stage;
  private final People people;
  private final Members members = new Members();

  /**
   * Of nobody yet.
   *
   * @param model under which members were read
   * @param groupBy by what groups are compared; null for none
   * @param stage number of the one stage that is asked for; null for all
   * @param people who is one person
   */
  public TimeToStage(
      StageModel model, @Nullable GroupBy groupBy, @Nullable Integer stage, People people) {
    this.model = model;
    this.groupBy = groupBy;
    this.stage = stage;
    this.people = people;
  }

  @Override
  public void add(Member member) {
    members.add(member);
  }

  @Override
  public void merge(TimeToStage other) {
    members.merge(other.members);
  }

  @Override
  public TimeToStageResult result() {
    // Stages have nothing to do with one another, and each takes a while: side by side.
    List<OfStage> stages =
        IntStream.range(0, model.stages().size())
            .filter(i -> isAskedFor(model.stages().get(i)))
            .parallel()
            .mapToObj(i -> of(i, model.stages().get(i)))
            .toList();
    return new TimeToStageResult(members.size(), groupBy, stages);
  }

  private boolean isAskedFor(Stage of) {
    return stage == null || stage == of.number();
  }

  private OfStage of(int index, Stage of) {
    Longs entered = new Longs();
    Longs all = new Longs();
    AalenJohansen incidence = new AalenJohansen(EXITS.size());
    List<@Nullable Longs> byGroup = new ArrayList<>();
    int groups = groupBy == null ? 0 : groupBy.groups().size();
    for (int i = 0; i < groups; i++) {
      byGroup.add(null);
    }
    for (Member member : members.all()) {
      long value = value(member, index);
      all.add(value);
      if (member.entered(index)) {
        entered.add(value >> 1);
      }
      incidence.addFromStart(value >> 1, exit(member, index));
      if (groupBy != null) {
        int group = groupBy.of(member);
        Longs values = byGroup.get(group);
        if (values == null) {
          values = new Longs();
          byGroup.set(group, values);
        }
        values.add(value);
      }
    }
    Occupancy occupancy = incidence.occupancy(Micros.DAY);
    List<OfGroup> told = new ArrayList<>();
    List<Longs> compared = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      Longs values = byGroup.get(i);
      if (groupBy != null && values != null) {
        told.add(new OfGroup(groupBy.groups().get(i), KaplanMeier.of(values, Micros.DAY)));
        compared.add(values);
      }
    }
    return new OfStage(
        of.number(),
        of.key(),
        Days.of(entered),
        KaplanMeier.of(all, Micros.DAY),
        occupancy,
        EXITS,
        told,
        groupBy == null ? null : LogRank.of(compared));
  }

  /** What is known of a journey's time to a stage, as survival tells it. */
  static long value(Member member, int stage) {
    return member.entered(stage)
        ? Survival.event(member.enteredAt[stage] - member.opened)
        : Survival.censored(member.seenUntil() - member.opened);
  }

  /** The state that a journey went to, of {@link #EXITS}; or {@link AalenJohansen#CENSORED}. */
  static int exit(Member member, int stage) {
    ClosingReason reason = member.closedFor;
    if (member.entered(stage)) {
      return ENTERED;
    }
    return reason == null ? AalenJohansen.CENSORED : ENTERED + 1 + reason.ordinal();
  }

  @Override
  public Node controlled(int threshold) {
    List<Node> stages = new ArrayList<>();
    for (int i = 0; i < model.stages().size(); i++) {
      if (isAskedFor(model.stages().get(i))) {
        String number = String.valueOf(model.stages().get(i).number());
        stages.add(new ControlledTimes(members.all(), i, groupBy, people).stage(number));
      }
    }
    return Nodes.root(
        List.of(
            Nodes.figure(
                "timeToStage",
                ControlledTimes.DEFINITION,
                List.of(Nodes.group("byStage", Kind.GROUP, stages)))));
  }
}
