package org.journey.cohort;

import java.util.ArrayList;
import java.util.List;
import org.journey.cohort.TransitionsResult.Origin;
import org.journey.cohort.TransitionsResult.Step;
import org.journey.model.StageModel;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/** Steps from the referral to the first stage entered, and from each to the next, with times. */
public final class Transitions implements CohortStatistic<Transitions> {

  private final StageModel model;
  private final People people;
  private final Heads all = new Heads();

  /** By origin, of which the last is the referral, and stage. */
  private final @Nullable Pair[][] pairs;

  /** By origin: the journeys that came to it. */
  private final long[] came;

  private final int[] order;

  /**
   * Of nobody yet.
   *
   * @param model under which members were read
   * @param people who is one person
   */
  public Transitions(StageModel model, People people) {
    this.model = model;
    this.people = people;
    int stages = model.stages().size();
    pairs = new @Nullable Pair[stages + 1][stages];
    came = new long[stages + 1];
    order = new int[stages];
  }

  /** One step, of which a journey has one at most. */
  private static final class Pair {
    private final Heads heads = new Heads();
    private final Longs times = new Longs();
  }

  @Override
  public void add(Member member) {
    all.add(member, people);
    int entered = member.entries(order);
    int from = order.length;
    long since = member.opened;
    came[from]++;
    for (int i = 0; i < entered; i++) {
      int to = order[i];
      Pair pair = pair(from, to);
      pair.heads.add(member, people);
      pair.times.add(member.enteredAt[to] - since);
      since = member.enteredAt[to];
      from = to;
      came[from]++;
    }
  }

  private Pair pair(int from, int to) {
    Pair pair = pairs[from][to];
    if (pair == null) {
      pair = new Pair();
      pairs[from][to] = pair;
    }
    return pair;
  }

  @Override
  public void merge(Transitions other) {
    all.merge(other.all);
    for (int from = 0; from < pairs.length; from++) {
      came[from] += other.came[from];
      for (int to = 0; to < order.length; to++) {
        Pair theirs = other.pairs[from][to];
        if (theirs != null) {
          Pair own = pair(from, to);
          own.heads.merge(theirs.heads);
          own.times.addAll(theirs.times);
        }
      }
    }
  }

  @Override
  public TransitionsResult result() {
    List<Step> steps = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    for (int from : origins()) {
      long left = 0;
      for (int to = 0; to < order.length; to++) {
        Pair pair = pairs[from][to];
        if (pair != null) {
          long count = pair.heads.journeys();
          left += count;
          steps.add(
              new Step(
                  name(from), name(to), count, Json.share(count, came[from]), Days.of(pair.times)));
        }
      }
      origins.add(new Origin(name(from), came[from], came[from] - left));
    }
    return new TransitionsResult(all.journeys(), steps, origins);
  }

  /** The referral, then the stages. */
  private int[] origins() {
    int[] origins = new int[pairs.length];
    origins[0] = order.length;
    for (int i = 1; i < origins.length; i++) {
      origins[i] = i - 1;
    }
    return origins;
  }

  private String name(int place) {
    return place == order.length ? "referral" : String.valueOf(model.stages().get(place).number());
  }

  @Override
  public Node controlled(int threshold) {
    List<Node> steps = new ArrayList<>();
    for (int from : origins()) {
      for (int to = 0; to < order.length; to++) {
        Pair pair = pairs[from][to];
        if (pair != null) {
          Node[] times = Nodes.days(Days.of(pair.times), pair.heads.people()).toArray(Node[]::new);
          steps.add(Nodes.count(name(from) + "-" + name(to), pair.heads, times));
        }
      }
    }
    return Nodes.root(
        List.of(
            Nodes.figure(
                "transitions",
                TransitionsResult.DEFINITION,
                List.of(
                    Nodes.count("journeys", all), Nodes.group("byPair", Kind.OPEN_GROUP, steps)))));
  }
}
