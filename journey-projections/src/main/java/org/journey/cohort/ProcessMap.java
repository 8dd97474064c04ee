package org.journey.cohort;

import java.util.ArrayList;
import java.util.List;
import org.journey.cohort.ProcessMapResult.Activity;
import org.journey.cohort.ProcessMapResult.Edge;
import org.journey.cohort.ProcessMapResult.Variant;
import org.journey.model.StageModel;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/** What directly follows what, how long after, and the ways that journeys went as a whole. */
public final class ProcessMap implements CohortStatistic<ProcessMap> {

  /** Variants told of, unless the request says otherwise. */
  public static final int VARIANTS = 20;

  /** The most variants that are told of. */
  public static final int MOST_VARIANTS = 500;

  private final Activities of;
  private final int limit;
  private final People people;

  /** By place in the order of names. */
  private final List<String> names = new ArrayList<>();

  /** From a member's numbers to places. */
  private final int[] places;

  private final Heads all = new Heads();
  private final Counted[] activities;
  private final Heads[] starts;
  private final Heads[] ends;
  private final @Nullable Counted[][] edges;
  private final Variants variants = new Variants();
  private final Reading reading = new Reading();

  /**
   * Of nobody yet.
   *
   * @param of what activities are
   * @param variants how many are told of, the rest as one; 1 to {@link #MOST_VARIANTS}
   * @param model under which members were read
   * @param people who is one person
   */
  public ProcessMap(Activities of, int variants, StageModel model, People people) {
    this.of = of;
    this.limit = variants;
    this.people = people;
    List<String> unordered = of.unordered(model);
    int[] order = Activities.byName(unordered);
    places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      names.add(unordered.get(order[i]));
      places[order[i]] = i;
    }
    activities = new Counted[order.length];
    starts = new Heads[order.length];
    ends = new Heads[order.length];
    for (int i = 0; i < order.length; i++) {
      activities[i] = new Counted();
      starts[i] = new Heads();
      ends[i] = new Heads();
    }
    edges = new @Nullable Counted[order.length][order.length];
  }

  /** Something that a journey has any number of times. */
  private static final class Counted {
    private final Heads heads = new Heads();
    private final Longs times = new Longs();
    private long count;
    private @Nullable Member last;

    void add(Member member, People people) {
      count++;
      if (last != member) {
        last = member;
        heads.add(member, people);
      }
    }

    void merge(Counted other) {
      heads.merge(other.heads);
      times.addAll(other.times);
      count += other.count;
    }
  }

  /** Takes up the journey that is added. */
  private final class Reading implements Activities.Steps {
    private final StringBuilder trace = new StringBuilder();
    private @Nullable Member member;
    private long since;

    @Override
    public void add(int activity, long time) {
      Member of = member;
      if (of == null) {
        return;
      }
      int at = places[activity];
      activities[at].add(of, people);
      if (trace.isEmpty()) {
        starts[at].add(of, people);
      } else {
        Counted edge = edge(trace.charAt(trace.length() - 1), at);
        edge.add(of, people);
        edge.times.add(time - since);
      }
      trace.append((char) at);
      since = time;
    }
  }

  private Counted edge(int from, int to) {
    Counted edge = edges[from][to];
    if (edge == null) {
      edge = new Counted();
      edges[from][to] = edge;
    }
    return edge;
  }

  /**
   * Adds a journey.
   *
   * @throws IllegalArgumentException if it was made without its interactions, and they are needed
   */
  @Override
  public void add(Member member) {
    all.add(member, people);
    reading.member = member;
    reading.trace.setLength(0);
    of.read(member, reading);
    if (!reading.trace.isEmpty()) {
      ends[reading.trace.charAt(reading.trace.length() - 1)].add(member, people);
    }
    variants.add(reading.trace.toString(), member, people);
  }

  @Override
  public void merge(ProcessMap other) {
    all.merge(other.all);
    variants.merge(other.variants);
    for (int i = 0; i < activities.length; i++) {
      activities[i].merge(other.activities[i]);
      starts[i].merge(other.starts[i]);
      ends[i].merge(other.ends[i]);
      for (int j = 0; j < activities.length; j++) {
        Counted theirs = other.edges[i][j];
        if (theirs != null) {
          edge(i, j).merge(theirs);
        }
      }
    }
  }

  @Override
  public ProcessMapResult result() {
    List<Activity> told = new ArrayList<>();
    List<Edge> follows = new ArrayList<>();
    for (int i = 0; i < activities.length; i++) {
      if (activities[i].count > 0) {
        told.add(
            new Activity(
                names.get(i),
                activities[i].count,
                activities[i].heads.journeys(),
                starts[i].journeys(),
                ends[i].journeys()));
      }
      for (int j = 0; j < activities.length; j++) {
        Counted edge = edges[i][j];
        if (edge != null) {
          follows.add(
              new Edge(
                  names.get(i),
                  names.get(j),
                  edge.count,
                  edge.heads.journeys(),
                  Days.median(edge.times)));
        }
      }
    }
    List<Variant> ways = new ArrayList<>();
    long covered = 0;
    for (Variants.Variant variant : variants.sorted()) {
      if (ways.size() == limit) {
        break;
      }
      covered += variant.heads().journeys();
      ways.add(new Variant(labels(variant.trace()), variant.heads().journeys(), covered));
    }
    return new ProcessMapResult(of, all.journeys(), told, follows, ways, variants.size());
  }

  private List<String> labels(String trace) {
    return trace.chars().mapToObj(names::get).toList();
  }

  @Override
  public Node controlled(int threshold) {
    List<Node> told = new ArrayList<>();
    List<Node> follows = new ArrayList<>();
    for (int i = 0; i < activities.length; i++) {
      if (activities[i].count > 0) {
        told.add(
            Nodes.count(
                names.get(i),
                activities[i].count,
                activities[i].heads.people(),
                Nodes.count("journeys", activities[i].heads),
                Nodes.count("starts", starts[i]),
                Nodes.count("ends", ends[i])));
      }
      for (int j = 0; j < activities.length; j++) {
        Counted edge = edges[i][j];
        if (edge != null) {
          follows.add(
              Nodes.count(
                  names.get(i) + " > " + names.get(j),
                  edge.count,
                  edge.heads.people(),
                  Nodes.statistic(
                      "median",
                      Kind.QUANTILE,
                      Days.median(edge.times),
                      edge.count,
                      "days",
                      edge.heads.people())));
        }
      }
    }
    return Nodes.root(
        List.of(
            Nodes.figure(
                "processMap",
                ProcessMapResult.definition(of),
                List.of(
                    Nodes.count("journeys", all),
                    Nodes.group("activities", Kind.OPEN_GROUP, told),
                    Nodes.group("directlyFollows", Kind.OPEN_GROUP, follows),
                    Nodes.variants("variants", all, frequent(threshold))))));
  }

  /** Those of few people are merged before anything is made of them: there may be very many. */
  private List<Node> frequent(int threshold) {
    List<Node> told = new ArrayList<>();
    Heads rare = new Heads();
    for (Variants.Variant variant : variants.sorted()) {
      if (told.size() < limit && variant.heads().people() >= threshold) {
        String name = String.join(" > ", labels(variant.trace()));
        told.add(Nodes.count(name.isEmpty() ? "none" : name, variant.heads()));
      } else {
        rare.merge(variant.heads());
      }
    }
    told.add(Nodes.count("further variants", rare));
    return told;
  }
}
