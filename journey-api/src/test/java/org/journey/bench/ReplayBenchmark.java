package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.journey.archive.Archive;
import org.journey.archive.Lanes;
import org.journey.archive.Snapshot;
import org.journey.cohort.Activities;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortSaturation;
import org.journey.cohort.CohortSaturationParameters;
import org.journey.cohort.CohortStatistic;
import org.journey.cohort.Conformance;
import org.journey.cohort.Member;
import org.journey.cohort.ProcessMap;
import org.journey.cohort.TimeToStage;
import org.journey.cohort.Transitions;
import org.journey.derived.ReadModels;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.extract.ExtractFormat;
import org.journey.extract.ExtractRequest;
import org.journey.extract.ExtractSource;
import org.journey.extract.ExtractWriter;
import org.journey.extract.Pseudonyms;
import org.journey.log.LogArchive;
import org.journey.log.LogDatabase;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Replay;
import org.journey.replay.Watching;
import org.journey.service.People;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Recorded;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Replays, statistics of cohorts and extracts over logs of several sizes, each in a process of its
 * own with half a gigabyte of heap; beside COPY OUT of the same rows, and stock Axon's pooled
 * processor with the same fold.
 *
 * <p>Arguments: {@code replay=1000000,10000000}, interactions; {@code rounds=3}; {@code peer=1000},
 * journeys in the peer's store.
 */
public final class ReplayBenchmark {

  private static final String SIZES = "replay=";
  private static final String HEAP = "-Xmx512m";
  private static final int EACH = 50;
  private static final int LANES = Runtime.getRuntime().availableProcessors();
  private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

  private ReplayBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    String sizes =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(SIZES))
            .map(argument -> argument.substring(SIZES.length()))
            .findFirst()
            .orElse("1000000,10000000");
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    for (String size : sizes.split(",")) {
      Path directory = Files.createTempDirectory("journey-bench");
      MemoryBenchmark.inItsOwnProcess(MemoryBenchmark.Filled.class, HEAP, size, directory);
      System.out.println(
          MemoryBenchmark.inItsOwnProcess(Inside.class, HEAP, size, directory, arguments)
              .replace("\u001f", "\n"));
    }
  }

  /** Measures over a log that is there. */
  public static final class Inside {
    private final Instance instance;
    private final int interactions;
    private final int rounds;
    private final int peerJourneys;
    private final Table table = new Table();
    private final StageModel model =
        StageModels.builtIn().stream()
            .filter(one -> one.id().endsWith("cautious"))
            .findFirst()
            .orElseThrow();

    private Inside(Instance instance, String[] arguments) {
      this.instance = instance;
      interactions = Integer.parseInt(arguments[0]);
      rounds = Arguments.whole(arguments, "rounds", 3);
      peerJourneys = Arguments.whole(arguments, "peer", 1_000);
    }

    /** Does it. */
    public static void main(String[] arguments) throws Exception {
      AtomicLong most = new AtomicLong();
      MemoryBenchmark.watch(most, true);
      try (Instance instance = new Instance(false, Path.of(arguments[1]))) {
        instance.settle();
        Inside inside = new Inside(instance, arguments);
        inside.measure();
        inside.table.single(
            "heap of all of it, " + HEAP,
            String.format(
                Locale.ROOT, "at most %d MB left by a collection, young or full", most.get() >> 20),
            "",
            "≤ 512 MB");
        System.out.println(
            MemoryBenchmark.RESULT + inside.table.toString().replace("\n", "\u001f"));
      }
    }

    private String over() {
      return String.format(
          Locale.ROOT, "%,d interactions of %,d journeys", interactions, journeys());
    }

    private int journeys() {
      return interactions / EACH;
    }

    private void measure() throws Exception {
      double copied = copyOut();
      Path folder = Files.createDirectories(instance.scratch("measured-archive"));
      try (HikariDataSource pool = instance.bean(LogDatabase.class).journeys(LANES + 1)) {
        LogArchive log = new LogArchive(pool);
        long begin = System.nanoTime();
        try (Archive archive = Archive.in(folder, log, Lanes.free(LANES));
            Snapshot snapshot = archive.upTo(log.head())) {
          double made = seconds(begin);
          replay(snapshot);
          double both = seconds(begin);
          System.err.printf(
              Locale.ROOT,
              "archive made in %.1f s (%.1f bytes an interaction)%n",
              made,
              archive.files().getFirst().bytes() / (double) interactions);
          table.pairs(
              "archive made from the log and replayed under another model, " + over(),
              new double[] {interactions / both},
              "COPY OUT of the same rows",
              new double[] {copied},
              "/s",
              "0.25");
          replays(snapshot);
          cohorts(snapshot);
          extracts(snapshot);
        }
      }
    }

    private double copyOut() throws Exception {
      Path rows = instance.scratch("rows.copy");
      try (HikariDataSource owner = instance.owner(1);
          Connection connection = owner.getConnection()) {
        long begin = System.nanoTime();
        RawTable.copyOut(connection, 0, interactions, rows);
        return interactions / seconds(begin);
      } finally {
        Files.deleteIfExists(rows);
      }
    }

    private static double seconds(long begin) {
      return (System.nanoTime() - begin) / 1e9;
    }

    private Question question() {
      return new Question(
          JourneyStateParameters.of(model),
          AT,
          Instant.now(),
          Lines.ORGANISATION,
          CohortFilter.ALL,
          model,
          Set.of());
    }

    private static Passage passage(Snapshot snapshot) {
      return new Passage(snapshot, Lines.ORGANISATION, Lanes.free(LANES), Watching.NOBODY);
    }

    private double replay(Snapshot snapshot) {
      long begin = System.nanoTime();
      long replayed =
          Replay.of(passage(snapshot), new JourneyReader(question(), Instant.now())).journeys();
      if (replayed != journeys()) {
        throw new IllegalStateException(replayed + " journeys were replayed");
      }
      return interactions / seconds(begin);
    }

    private void replays(Snapshot snapshot) throws Exception {
      double[] ours = new double[rounds];
      double[] peer = new double[rounds];
      ReadModels models = instance.bean(ReadModels.class);
      OutcomeProjection fold = new OutcomeProjection(model, AT);
      try (HikariDataSource owner = instance.owner(20);
          StockProjector stock = new StockProjector(owner)) {
        long events = stock.fill(models.source(), Math.min(journeys(), peerJourneys));
        for (int round = -1; round < rounds; round++) {
          // Round -1 warms up.
          double a = replay(snapshot);
          double b = stock.folding("replaying-" + (round + 1), List.of(fold), events);
          System.err.printf(Locale.ROOT, "replay %,.0f, peer %,.0f%n", a, b);
          if (round >= 0) {
            ours[round] = a;
            peer[round] = b;
          }
        }
      }
      table.pairs(
          "replay of " + over() + " under another model, archive warm",
          ours,
          "stock Axon's pooled processor, the same fold, batch 1,000, 4 segments",
          peer,
          "/s",
          "1,000,000/s, and 40");
    }

    private void cohorts(Snapshot snapshot) {
      gathered(
          snapshot,
          "time to stage",
          () -> new TimeToStage(model, null, null, People.AS_RECORDED),
          Set.of());
      gathered(snapshot, "transitions", () -> new Transitions(model, People.AS_RECORDED), Set.of());
      gathered(snapshot, "conformance", () -> new Conformance(model, People.AS_RECORDED), Set.of());
      gathered(
          snapshot,
          "process map",
          () -> new ProcessMap(Activities.TYPE, ProcessMap.VARIANTS, model, People.AS_RECORDED),
          Set.of(Member.Part.TRACE));
      gathered(
          snapshot,
          "saturation, 200 shuffled orders",
          () ->
              new CohortSaturation(
                  model,
                  new CohortSaturationParameters(
                      CohortSaturationParameters.Order.OPENED,
                      Level.SUB_THEME,
                      new SaturationRules(2, 4, new java.math.BigDecimal("0.05")),
                      List.of(),
                      CohortSaturationParameters.SHUFFLES,
                      CohortSaturationParameters.SEED),
                  People.AS_RECORDED),
          Set.of());
    }

    private <S extends CohortStatistic<S>> void gathered(
        Snapshot snapshot, String what, Supplier<S> begin, Set<Member.Part> parts) {
      double[] took = new double[rounds];
      for (int round = -1; round < rounds; round++) {
        long start = System.nanoTime();
        JourneyReader reader = new JourneyReader(question(), Instant.now());
        S all = begin.get();
        passage(snapshot)
            .go(() -> new Part<>(reader, begin.get(), parts), part -> all.merge(part.statistic));
        all.result();
        if (round >= 0) {
          took[round] = seconds(start);
        }
      }
      table.single(
          String.format(Locale.ROOT, "cohort: %s, %s", what, over()),
          String.format(
              Locale.ROOT,
              "%.2f s (%.2f to %.2f)",
              Table.median(took),
              Arrays.stream(took).min().orElse(Double.NaN),
              Arrays.stream(took).max().orElse(Double.NaN)),
          "",
          "≤ 2 s for 200,000 journeys");
    }

    private record Part<S extends CohortStatistic<S>>(
        JourneyReader reader, S statistic, Set<Member.Part> parts) implements Passage.Part {
      @Override
      public void add(List<Recorded> recorded) {
        JourneyReading reading = reader.read(recorded);
        if (reading != null) {
          statistic.add(Member.of(reading, parts));
        }
      }
    }

    private void extracts(Snapshot snapshot) throws IOException {
      extract(snapshot, ExtractFormat.XES, "150,000/s");
      extract(snapshot, ExtractFormat.PARQUET, "500,000/s");
    }

    private void extract(Snapshot snapshot, ExtractFormat format, String wanted)
        throws IOException {
      double[] rates = new double[rounds];
      for (int round = -1; round < rounds; round++) {
        Path folder = instance.scratch("extract-" + format + "-" + (round + 1));
        long begin = System.nanoTime();
        ExtractWriter.write(
            new ExtractRequest(
                Lines.ORGANISATION,
                format,
                JsonNodeFactory.instance.objectNode(),
                model.reference(),
                AT,
                AT,
                interactions,
                0,
                null),
            new Source(snapshot, new JourneyReader(question(), Instant.now())),
            new Pseudonyms(new byte[Pseudonyms.KEY_BYTES]),
            folder,
            (pass, journeys, done) -> {},
            () -> false);
        if (round >= 0) {
          rates[round] = interactions / seconds(begin);
        }
        for (Path file : List.of(folder)) {
          delete(file);
        }
      }
      table.single(
          String.format(Locale.ROOT, "extract as %s of %s", format, over()),
          String.format(
              Locale.ROOT,
              "%,.0f /s (%,.0f to %,.0f)",
              Table.median(rates),
              Arrays.stream(rates).min().orElse(Double.NaN),
              Arrays.stream(rates).max().orElse(Double.NaN)),
          "",
          wanted);
    }

    private static void delete(Path folder) throws IOException {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }

    private record Source(Snapshot snapshot, JourneyReader reader) implements ExtractSource {
      @Override
      public StageModel model() {
        return reader.question().parameters().model();
      }

      @Override
      public void forEach(Visitor visitor) {
        passage(snapshot)
            .go(
                () -> new Readings(reader),
                part -> {
                  for (JourneyReading reading : part.all) {
                    visitor.visit(reading);
                  }
                });
      }
    }

    private static final class Readings implements Passage.Part {
      private final JourneyReader reader;
      private final List<JourneyReading> all = new java.util.ArrayList<>();

      Readings(JourneyReader reader) {
        this.reader = reader;
      }

      @Override
      public void add(List<Recorded> recorded) {
        JourneyReading reading = reader.read(recorded);
        if (reading != null) {
          all.add(reading);
        }
      }
    }
  }
}
