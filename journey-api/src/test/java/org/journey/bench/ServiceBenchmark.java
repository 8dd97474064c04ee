package org.journey.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.journey.derived.JourneyLists;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceQuestion;
import org.journey.engine.ProjectionStatus;
import org.journey.log.Reach;
import org.journey.model.StageModels;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.journey.service.Period;

/**
 * The figures and lists of one large organisation, of simulated histories. Arguments: {@code
 * clients=200000 rounds=5}.
 */
public final class ServiceBenchmark {

  private static final int LISTS = 1_000;

  /** What is asked first is not counted: a process is slower at first, as at everything. */
  private static final int WARM_UP = 5;

  private ServiceBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int clients = Arguments.whole(arguments, "clients", 200_000);
    int rounds = Arguments.whole(arguments, "rounds", 5);
    Table table = new Table();
    Path directory = Files.createTempDirectory("journey-bench");
    // As a command imports: no read model follows, and the server makes them from the whole log.
    Instance filled = new Instance(false, directory);
    Instant half = City.fill(filled, clients);
    filled.stop();
    long begin = System.nanoTime();
    try (Instance instance = new Instance(true, directory)) {
      instance.awaitReadModels();
      System.err.printf(Locale.ROOT, "visible after %.0f s%n", (System.nanoTime() - begin) / 1e9);
      instance.settle();
      ReadModels models = instance.bean(ReadModels.class);
      ServiceDesk desk = instance.bean(ServiceDesk.class);
      figures(table, clients, WARM_UP, rounds, desk, "now", desk.now());
      figures(table, clients, 1, Math.min(rounds, 2), desk, "half of it ago", desk.at(half));
      lists(table, clients, instance.bean(JourneyLists.class));
      System.err.println(models.ask(c -> ProjectionStatus.of(c, desk.projection())).position());
    }
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.print(table);
  }

  private static void figures(
      Table table,
      int clients,
      int before,
      int rounds,
      ServiceDesk desk,
      String when,
      ServiceDesk.Known known) {
    double[] seconds = new double[rounds];
    Period period =
        new Period(Instant.parse("2022-01-01T00:00:00Z"), Instant.parse("2023-01-01T00:00:00Z"));
    for (int round = -before; round < rounds; round++) {
      long begin = System.nanoTime();
      desk.figures(
          new ServiceQuestion(
              City.ORGANISATION,
              period,
              StageModels.defaultModel(),
              known.asKnown(),
              known.sequence()));
      double took = (System.nanoTime() - begin) / 1e9;
      System.err.printf(Locale.ROOT, "figures as known %s: %.2f s%n", when, took);
      if (round >= 0) {
        seconds[round] = took;
      }
    }
    table.single(
        String.format(
            Locale.ROOT,
            "metrics of one organisation of %,d journeys, a year, asKnown %s",
            clients,
            when),
        String.format(
            Locale.ROOT,
            "%.2f s (%.2f to %.2f)",
            Table.median(seconds),
            Arrays.stream(seconds).min().orElse(0),
            Arrays.stream(seconds).max().orElse(0)),
        "",
        when.equals("now") ? "≤ 1 s" : "≤ 30 s");
  }

  private static void lists(Table table, int clients, JourneyLists lists) {
    long[] nanos = new long[LISTS];
    for (int i = -LISTS; i < LISTS; i++) {
      JourneyFilter filter =
          new JourneyFilter(
              City.ORGANISATION,
              i % 3 == 0 ? org.journey.state.Standing.Status.OPEN : null,
              i % 7 == 0 ? "1-2, 5" : null,
              i % 2 == 0 ? 1 + Math.abs(i) % 5 : null,
              null,
              null,
              Instant.parse("2022-01-01T00:00:00Z").plus(Duration.ofDays(Math.abs(i) % 300)),
              null,
              i % 5 == 0 ? true : null,
              i % 11 == 0 ? true : null,
              null,
              null);
      long begin = System.nanoTime();
      Sort sort = i % 4 == 0 ? Sort.LAST_CONTACT : Sort.OPENED;
      Reach.within(
          Set.of(City.ORGANISATION), () -> lists.page(filter, sort, null, 100, Instant.now()));
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    table.single(
        String.format(
            Locale.ROOT, "a page of 100 of the list of %,d journeys, mixed filters", clients),
        String.format(
            Locale.ROOT,
            "p50 %.1f ms, p99 %.1f ms",
            nanos[LISTS / 2] / 1e6,
            nanos[LISTS * 99 / 100] / 1e6),
        "",
        "p99 ≤ 30 ms");
  }
}
