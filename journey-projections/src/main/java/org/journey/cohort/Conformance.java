package org.journey.cohort;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.cohort.ConformanceResult.Inversion;
import org.journey.cohort.ConformanceResult.Path;
import org.journey.cohort.TokenReplay.Tokens;
import org.journey.model.StageModel;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.People;
import org.jspecify.annotations.Nullable;

/** How far journeys entered the stages in the model's order. */
public final class Conformance implements CohortStatistic<Conformance> {

  private final StageModel model;
  private final People people;
  private final PetriNet net;
  private final Heads all = new Heads();
  private final Heads entered = new Heads();
  private final Heads inOrder = new Heads();
  private final Heads enteredInOrder = new Heads();

  /** By the smaller and the larger stage of a pair. */
  private final Heads[][] inversions;

  /** By the stages entered, in the order of entry, a hexadecimal digit each from 1. */
  private final Map<Long, Heads> paths = new TreeMap<>();

  private final int[] order;

  /**
   * Of nobody yet.
   *
   * @param model under which members were read
   * @param people who is one person
   */
  public Conformance(StageModel model, People people) {
    this.model = model;
    this.people = people;
    net = PetriNet.of(model);
    order = new int[model.stages().size()];
    inversions = new Heads[order.length][order.length];
    for (Heads[] row : inversions) {
      for (int i = 0; i < row.length; i++) {
        row[i] = new Heads();
      }
    }
  }

  @Override
  public void add(Member member) {
    all.add(member, people);
    int count = inTime(member);
    boolean ordered = true;
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length; j++) {
        if (member.entered(i) && member.entered(j) && member.enteredAt[i] > member.enteredAt[j]) {
          ordered = false;
          inversions[i][j].add(member, people);
        }
      }
    }
    if (ordered) {
      inOrder.add(member, people);
    }
    if (count > 0) {
      entered.add(member, people);
      if (ordered) {
        enteredInOrder.add(member, people);
      }
    }
    paths.computeIfAbsent(path(count), any -> new Heads()).add(member, people);
  }

  /** Stages by when they were entered, then by their own order: what is in order fits. */
  private int inTime(Member member) {
    int count = 0;
    for (int stage = 0; stage < order.length; stage++) {
      if (member.entered(stage)) {
        int at = count++;
        while (at > 0 && member.enteredAt[stage] < member.enteredAt[order[at - 1]]) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = stage;
      }
    }
    return count;
  }

  private long path(int count) {
    long path = 0;
    for (int i = 0; i < count; i++) {
      path = path << 4 | (order[i] + 1);
    }
    return path;
  }

  /** The labels of a path. */
  private List<String> labels(long path) {
    List<String> labels = new ArrayList<>();
    for (long rest = path; rest != 0; rest >>>= 4) {
      labels.add(String.valueOf(model.stages().get((int) (rest & 0xF) - 1).number()));
    }
    return labels.reversed();
  }

  @Override
  public void merge(Conformance other) {
    all.merge(other.all);
    entered.merge(other.entered);
    inOrder.merge(other.inOrder);
    enteredInOrder.merge(other.enteredInOrder);
    for (int i = 0; i < inversions.length; i++) {
      for (int j = 0; j < inversions.length; j++) {
        inversions[i][j].merge(other.inversions[i][j]);
      }
    }
    other.paths.forEach(
        (path, heads) -> paths.computeIfAbsent(path, any -> new Heads()).merge(heads));
  }

  @Override
  public ConformanceResult result() {
    List<Path> told = new ArrayList<>();
    Tokens log = Tokens.NONE;
    Sum sum = new Sum();
    for (Map.Entry<Long, Heads> each : paths.entrySet()) {
      List<String> labels = labels(each.getKey());
      long count = each.getValue().journeys();
      Tokens tokens = TokenReplay.of(net, labels);
      log = log.plus(tokens, count);
      sum.add(tokens, count);
      told.add(
          new Path(
              labels, count, tokens.fitness(Days.PLACES), tokens.missing(), tokens.remaining()));
    }
    told.sort(
        Comparator.comparingLong(Path::count)
            .reversed()
            .thenComparing(path -> String.join(",", path.stages())));
    return new ConformanceResult(
        all.journeys(),
        entered.journeys(),
        inOrder.journeys(),
        enteredInOrder.journeys(),
        inversions(),
        sum.mean(all.journeys()),
        log.fitness(Days.PLACES),
        log.produced(),
        log.consumed(),
        log.missing(),
        log.remaining(),
        told);
  }

  private List<Inversion> inversions() {
    List<Inversion> told = new ArrayList<>();
    for (int i = 0; i < inversions.length; i++) {
      for (int j = i + 1; j < inversions.length; j++) {
        long count = inversions[i][j].journeys();
        if (count > 0) {
          told.add(new Inversion(number(i), number(j), count));
        }
      }
    }
    return told;
  }

  private int number(int stage) {
    return model.stages().get(stage).number();
  }

  @Override
  public Node controlled(int threshold) {
    List<Node> pairs = new ArrayList<>();
    for (Inversion inversion : inversions()) {
      Heads heads = inversions[place(inversion.smaller())][place(inversion.larger())];
      pairs.add(Nodes.count(inversion.smaller() + "-" + inversion.larger(), heads));
    }
    BigDecimal mean = result().meanFitness();
    return Nodes.root(
        List.of(
            Nodes.figure(
                "conformance",
                ConformanceResult.DEFINITION,
                List.of(
                    Nodes.rate("inOrder", inOrder.journeys(), inOrder.people(), all),
                    Nodes.rate(
                        "inOrderOfEntered",
                        enteredInOrder.journeys(),
                        enteredInOrder.people(),
                        entered),
                    Nodes.statistic(
                        "meanFitnessPercent",
                        Kind.MEAN,
                        mean == null ? null : mean.movePointRight(2),
                        all.journeys(),
                        "%",
                        all.people()),
                    Nodes.group("inversions", Kind.OPEN_GROUP, pairs)))));
  }

  private int place(int number) {
    int place = 0;
    while (number(place) != number) {
      place++;
    }
    return place;
  }

  /** Fitness of journeys summed up exactly, by what it is a fraction of. */
  private static final class Sum {
    private BigInteger over = BigInteger.ZERO;
    private BigInteger under = BigInteger.ONE;

    void add(Tokens tokens, long times) {
      BigInteger p = BigInteger.valueOf(tokens.produced());
      BigInteger c = BigInteger.valueOf(tokens.consumed());
      BigInteger kept =
          BigInteger.valueOf(tokens.consumed() - tokens.missing())
              .multiply(p)
              .add(BigInteger.valueOf(tokens.produced() - tokens.remaining()).multiply(c));
      BigInteger whole = p.multiply(c).shiftLeft(1);
      over = over.multiply(whole).add(kept.multiply(BigInteger.valueOf(times)).multiply(under));
      under = under.multiply(whole);
      BigInteger common = over.gcd(under);
      over = over.divide(common);
      under = under.divide(common);
    }

    @Nullable BigDecimal mean(long n) {
      return n == 0
          ? null
          : new BigDecimal(over)
              .divide(
                  new BigDecimal(under.multiply(BigInteger.valueOf(n))),
                  Days.PLACES,
                  RoundingMode.HALF_UP);
    }
  }
}
