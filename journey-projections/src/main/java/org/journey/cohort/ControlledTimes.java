package org.journey.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.journey.cohort.estimate.KaplanMeier;
import org.journey.cohort.estimate.SurvivalCurve;
import org.journey.cohort.estimate.SurvivalCurve.Row;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.Survival;
import org.journey.service.facts.Longs;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/** What may be published of the time to one stage: in whole weeks, and of many alone. */
final class ControlledTimes {

  static final String DEFINITION =
      "Time from referral to entering each stage: how many entered and how many were closed"
          + " without, by reason; median and quartiles among those who entered and the Kaplan-Meier"
          + " median, in whole weeks as days; weeks: the Kaplan-Meier estimate at the end of each"
          + " week, told as the number of the cohort that it says have yet to enter, of the cohort,"
          + " both rounded, so that the difference of two weeks tells of nobody; it ends where too"
          + " few are at risk.";

  private static final long WEEK = 7 * Micros.DAY;

  private final List<Member> members;
  private final int stage;
  private final @Nullable GroupBy groupBy;
  private final People people;

  ControlledTimes(List<Member> members, int stage, @Nullable GroupBy groupBy, People people) {
    this.members = members;
    this.stage = stage;
    this.groupBy = groupBy;
    this.people = people;
  }

  /** The parts of the stage. */
  Node stage(String number) {
    List<Node> parts = new ArrayList<>(new Sample(members).parts());
    parts.add(exits());
    if (groupBy != null) {
      parts.add(groups(groupBy));
    }
    return Nodes.group(number, Kind.GROUP, parts);
  }

  private Node exits() {
    Heads[] exits = new Heads[TimeToStage.EXITS.size()];
    for (int i = 0; i < exits.length; i++) {
      exits[i] = new Heads();
    }
    for (Member member : members) {
      exits[TimeToStage.exit(member, stage)].add(member, people);
    }
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < exits.length; i++) {
      parts.add(Nodes.count(TimeToStage.EXITS.get(i), exits[i]));
    }
    return Nodes.group("exits", Kind.GROUP, parts);
  }

  private Node groups(GroupBy by) {
    List<List<Member>> groups = new ArrayList<>();
    by.groups().forEach(any -> groups.add(new ArrayList<>()));
    for (Member member : members) {
      groups.get(by.of(member)).add(member);
    }
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Node> told = new Sample(groups.get(i)).parts();
      parts.add(Nodes.group(by.groups().get(i), Kind.GROUP, told));
    }
    return Nodes.group("groups", Kind.GROUP, parts);
  }

  /** Some of the journeys. */
  private final class Sample {
    private final Longs entered = new Longs();
    private final Longs values = new Longs();
    private final Heads all = new Heads();
    private final Heads came = new Heads();

    Sample(List<Member> journeys) {
      for (Member member : journeys) {
        long value = TimeToStage.value(member, stage);
        values.add(value);
        all.add(member, people);
        if (member.entered(stage)) {
          entered.add(value >> 1);
          came.add(member, people);
        }
      }
    }

    List<Node> parts() {
      List<Node> parts = new ArrayList<>();
      parts.add(Nodes.rate("entered", came.journeys(), came.people(), all));
      parts.addAll(Nodes.days(Days.of(entered), came.people()));
      parts.add(median());
      parts.add(Nodes.group("weeks", Kind.OPEN_GROUP, weeks()));
      return parts;
    }

    private Node median() {
      Survival.Median median = Survival.median(values);
      return new Node(
          "kaplanMeierMedian",
          Kind.SURVIVAL,
          null,
          median == null ? null : Days.of(median.time()),
          came.journeys(),
          null,
          all.journeys(),
          "days",
          median == null ? all.people() : all.peopleAtLeast(median.atRisk()),
          all.people(),
          List.of());
    }

    /**
     * Each week. Behind it are those who were at risk at its beginning, so that the control ends
     * the curve where they are few, and not by a person who comes or goes between editions.
     */
    private List<Node> weeks() {
      SurvivalCurve curve = KaplanMeier.of(values, WEEK);
      List<Node> weeks = new ArrayList<>();
      BigDecimal survival = BigDecimal.ONE;
      long week = 1;
      for (Row row : curve.rows()) {
        for (; week < row.time(); week++) {
          weeks.add(week(week, survival, row.atRisk()));
        }
        survival = row.survival();
        if (row.time() >= 1) {
          weeks.add(week(week++, survival, row.atRisk()));
        }
      }
      return weeks;
    }

    private Node week(long number, BigDecimal survival, int atRisk) {
      long waiting =
          survival
              .multiply(BigDecimal.valueOf(all.journeys()))
              .setScale(0, RoundingMode.HALF_UP)
              .longValue();
      long people = all.peopleAtLeast(Math.min(waiting, atRisk));
      return Nodes.rate(String.valueOf(number), waiting, people, all);
    }
  }
}
