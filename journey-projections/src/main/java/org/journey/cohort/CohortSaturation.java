package org.journey.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.cohort.CohortSaturationResult.Row;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.model.StageModel;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;

/**
 * When the next person stopped telling something new: the rules of saturation with journeys as
 * units.
 */
public final class CohortSaturation implements CohortStatistic<CohortSaturation> {

  private final StageModel model;
  private final CohortSaturationParameters parameters;
  private final People people;
  private final Members members = new Members();
  private final Heads neverAsked = new Heads();

  /**
   * Of nobody yet.
   *
   * @param model under which members were read
   * @param parameters how it is asked for; at the level CODE members must have been made with their
   *     codes
   * @param people who is one person
   */
  public CohortSaturation(StageModel model, CohortSaturationParameters parameters, People people) {
    this.model = model;
    this.parameters = parameters;
    this.people = people;
  }

  @Override
  public void add(Member member) {
    if (member.asked()) {
      members.add(member);
    } else {
      neverAsked.add(member, people);
    }
  }

  @Override
  public void merge(CohortSaturation other) {
    members.merge(other.members);
    neverAsked.merge(other.neverAsked);
  }

  @Override
  public CohortSaturationResult result() {
    List<Member> units = inOrder();
    Findings findings = findings(units);
    int[] cumulative = findings.cumulative();
    SaturationRules.Curve curve = curve(cumulative);
    SaturationRules rules = parameters.rules();
    return new CohortSaturationResult(
        parameters,
        members.size() + neverAsked.journeys(),
        neverAsked.journeys(),
        members.size() - units.size(),
        units.size(),
        rules.why(!units.isEmpty(), curve),
        rules.saturatedAt(curve),
        rules.ratio(curve),
        rows(units, findings, cumulative),
        findings.isEmpty() ? 0 : cumulative[cumulative.length - 1],
        Shuffles.of(findings, parameters));
  }

  private static SaturationRules.Curve curve(int[] cumulative) {
    return new SaturationRules.Curve() {
      @Override
      public int units() {
        return cumulative.length;
      }

      @Override
      public int after(int units) {
        return units == 0 ? 0 : cumulative[units - 1];
      }
    };
  }

  private List<Member> inOrder() {
    return switch (parameters.order()) {
      case OPENED -> sorted(Member.BY_REFERRAL);
      case FIRST_REFLECTION ->
          sorted(
              Comparator.comparingLong((Member member) -> member.askedAt)
                  .thenComparingLong(member -> member.askedBy));
      case LISTED -> listed();
    };
  }

  private List<Member> sorted(Comparator<Member> order) {
    List<Member> sorted = new ArrayList<>(members.all());
    sorted.sort(order);
    return sorted;
  }

  /** The same id at several organisations is several journeys: in the order of referral. */
  private List<Member> listed() {
    Map<String, List<Member>> byId = new HashMap<>();
    for (Member member : sorted(Member.BY_REFERRAL)) {
      byId.computeIfAbsent(member.journeyId, any -> new ArrayList<>()).add(member);
    }
    List<Member> listed = new ArrayList<>();
    for (String id : parameters.listed()) {
      List<Member> members = byId.remove(id);
      if (members != null) {
        listed.addAll(members);
      }
    }
    return listed;
  }

  private Findings findings(List<Member> units) {
    return parameters.level() == Level.SUB_THEME
        ? Findings.ofSubThemes(units, model)
        : Findings.ofCodes(units);
  }

  /** The journeys that brought something new. */
  private static List<Row> rows(List<Member> units, Findings findings, int[] cumulative) {
    List<Row> rows = new ArrayList<>();
    boolean[] seen = new boolean[findings.names().size()];
    for (int i = 0; i < units.size(); i++) {
      if (cumulative[i] > (i == 0 ? 0 : cumulative[i - 1])) {
        List<String> found = new ArrayList<>();
        for (int finding = 0; finding < seen.length; finding++) {
          if (!seen[finding] && findings.has(i, finding)) {
            seen[finding] = true;
            found.add(findings.names().get(finding));
          }
        }
        found.sort(null);
        rows.add(new Row(i + 1, units.get(i).journeyId, found, cumulative[i]));
      }
    }
    return rows;
  }

  @Override
  public Node controlled(int threshold) {
    List<Member> units = inOrder();
    Findings findings = findings(units);
    Heads asked = new Heads();
    units.forEach(member -> asked.add(member, people));
    List<Node> shown = new ArrayList<>();
    for (int finding = 0; finding < findings.names().size(); finding++) {
      Heads heads = new Heads();
      for (int i = 0; i < units.size(); i++) {
        if (findings.has(i, finding)) {
          heads.add(units.get(i), people);
        }
      }
      shown.add(Nodes.count(findings.names().get(finding), heads));
    }
    shown.sort(Comparator.comparing(Node::name));
    Shuffles.Distribution run = Shuffles.of(findings, parameters).run();
    return Nodes.root(
        List.of(
            Nodes.figure(
                "saturation",
                CohortSaturationResult.CONTROLLED,
                List.of(
                    Nodes.count("asked", asked),
                    Nodes.count("neverAsked", neverAsked),
                    Nodes.statistic(
                        "medianJourneysToSaturation",
                        Kind.QUANTILE,
                        run.median(),
                        asked.journeys(),
                        null,
                        asked.people()),
                    Nodes.group("findings", Kind.OPEN_GROUP, shown)))));
  }

  /** Whether members must be made with {@link Member.Part#CODES}. */
  public static boolean needsCodes(CohortSaturationParameters parameters) {
    return parameters.level() == Level.CODE;
  }
}
