package org.journey.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.journey.archive.Archive;
import org.journey.archive.Lanes;
import org.journey.archive.LogInMemory;
import org.journey.archive.Snapshot;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortFilterReading;
import org.journey.engine.JourneyKey;
import org.journey.interaction.Access.ConsentScope;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.model.StageModels;
import org.journey.state.Digests;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay is what folding each journey of the log would give, however it is done. */
class ReplayTest {

  private static final int JOURNEYS = 90;
  private static final Instant NOW = RandomHistories.NOW;
  private static final StageModel STANDARD = StageModels.defaultModel();
  private static final StageModel CAUTIOUS =
      StageModels.builtIn().stream()
          .filter(model -> model.id().endsWith("cautious"))
          .findFirst()
          .orElseThrow();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private LogInMemory log;

  @SuppressWarnings("NullAway.Init")
  private Archive archive;

  @BeforeEach
  void fill() throws IOException {
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < JOURNEYS; i++) {
      histories.add(RandomHistories.journey(i, 35, i % 4 == 0 ? "elsewhere" : "soar", "j-" + i));
    }
    log = LogInMemory.of(histories).whole();
    archive = Archive.in(directory, log, Lanes.free(2));
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private static Question question(StageModel model, CohortFilter cohort, ConsentScope... scopes) {
    return new Question(
        JourneyStateParameters.of(model), NOW, NOW, "soar", cohort, STANDARD, Set.of(scopes));
  }

  private static Question question(StageModel model) {
    return question(model, CohortFilter.ALL);
  }

  private Snapshot snapshot() {
    try {
      return archive.upTo(log.head());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Passage passage(Snapshot snapshot, int lanes) {
    return new Passage(snapshot, "soar", Lanes.free(lanes), Watching.NOBODY);
  }

  private ReplayResult replay(Question question, int lanes) throws IOException {
    try (Snapshot snapshot = snapshot()) {
      return Replay.of(passage(snapshot, lanes), new JourneyReader(question, NOW));
    }
  }

  /** By folding each journey of the log by itself. */
  private TreeMap<JourneyKey, JourneyState> naive(Question question) {
    TreeMap<JourneyKey, JourneyState> states = new TreeMap<>();
    for (JourneyKey key : log.keys()) {
      if (key.organisation().equals("soar")) {
        state(key, question).ifPresent(state -> states.put(key, state));
      }
    }
    return states;
  }

  private Optional<JourneyState> state(JourneyKey key, Question question) {
    return JourneyStates.fold(
        Timelines.of(log.recorded(key), question.asAt(), question.asKnown()),
        question.parameters());
  }

  private static String digest(Iterable<JourneyState> states) {
    MessageDigest digest = Digests.fresh();
    states.forEach(state -> digest.update(Outcome.digest(Outcome.of(state))));
    return HexFormat.of().formatHex(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void its_digest_and_counts_are_those_of_the_log_on_any_number_of_lanes(int lanes)
      throws IOException {
    for (StageModel model : List.of(STANDARD, CAUTIOUS)) {
      TreeMap<JourneyKey, JourneyState> expected = naive(question(model));

      ReplayResult result = replay(question(model), lanes);

      assertThat(result.digest()).isEqualTo(digest(expected.values()));
      assertThat(result.journeys()).isEqualTo(expected.size());
      TreeMap<String, Long> reached = new TreeMap<>();
      expected
          .values()
          .forEach(s -> reached.merge(Replay.notation(s.stageProgress()), 1L, Long::sum));
      assertThat(result.reached()).isEqualTo(reached);
      assertThat(result.saturation().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(expected.size());
      assertThat(result.lacking()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-01T00:00:00Z, 2026-11-22T12:00:00Z",
    "2026-11-22T12:00:00Z, 2025-09-01T00:00:00Z",
    "2025-03-01T00:00:00Z, 2025-12-24T00:00:00Z",
    "1999-01-01T00:00:00Z, 2026-11-22T12:00:00Z"
  })
  void on_any_axes_it_is_what_the_log_was_then(Instant asAt, Instant asKnown) throws IOException {
    Question question =
        new Question(
            JourneyStateParameters.of(STANDARD),
            asAt,
            asKnown,
            "soar",
            CohortFilter.ALL,
            STANDARD,
            Set.of());

    assertThat(replay(question, 2).digest()).isEqualTo(digest(naive(question).values()));
  }

  @Test
  void it_is_the_same_from_an_archive_that_grew_bit_by_bit(@TempDir Path elsewhere)
      throws IOException {
    String expected = String.valueOf(replay(question(STANDARD), 2).digest());
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < JOURNEYS; i++) {
      histories.add(RandomHistories.journey(i, 35, i % 4 == 0 ? "elsewhere" : "soar", "j-" + i));
    }
    LogInMemory growing = LogInMemory.of(histories);
    try (Archive other = Archive.in(elsewhere, growing, Lanes.free(1))) {
      while (growing.head() < log.head()) {
        other.upTo(growing.grow(133).head()).close();
      }
      try (Snapshot snapshot = other.upTo(growing.head())) {
        assertThat(
                Replay.of(passage(snapshot, 2), new JourneyReader(question(STANDARD), NOW))
                    .digest())
            .isEqualTo(expected);
      }
    }
  }

  private static CohortFilter cohort(String name, String value) {
    return switch (CohortFilter.read(java.util.Map.of(name, value))) {
      case CohortFilterReading.Read(CohortFilter filter) -> filter;
      case CohortFilterReading.Refused(var problem) -> throw new AssertionError(problem.detail());
    };
  }

  @Test
  void a_cohort_by_stages_is_of_the_same_people_under_any_model() throws IOException {
    TreeMap<JourneyKey, JourneyState> live = naive(question(STANDARD));
    String notation =
        live.values().stream()
            .map(state -> state.stageProgress().reached())
            .filter(reached -> !reached.isEmpty())
            .findFirst()
            .orElseThrow();
    long expected =
        live.values().stream()
            .filter(state -> state.stageProgress().reached().equals(notation))
            .count();

    ReplayResult result = replay(question(CAUTIOUS, cohort("reached", notation)), 2);

    assertThat(result.journeys()).isEqualTo(expected).isPositive();
  }

  @Test
  void who_does_not_consent_now_is_in_no_answer_of_any_day() throws IOException {
    Question question = question(STANDARD, CohortFilter.ALL, ConsentScope.RESEARCH);
    Question early =
        new Question(
            question.parameters(),
            NOW.minusSeconds(86_400L * 200),
            NOW,
            "soar",
            CohortFilter.ALL,
            STANDARD,
            question.consents());
    List<JourneyState> now =
        naive(question(STANDARD)).values().stream()
            .filter(state -> state.consent().contains(ConsentScope.RESEARCH))
            .toList();
    List<String> consenting = now.stream().map(JourneyState::journeyId).toList();
    List<JourneyState> then =
        naive(early).values().stream()
            .filter(state -> consenting.contains(state.journeyId()))
            .toList();
    assertThat(consenting).hasSizeBetween(1, JOURNEYS - 1);

    assertThat(replay(question, 2).digest()).isEqualTo(digest(now));
    assertThat(replay(early, 2).digest()).isEqualTo(digest(then));
  }

  /** The standard model with one rule otherwise. */
  private static StageModel withoutAttendance() {
    var json = STANDARD.json();
    json.put("id", "without-attendance");
    var rules = json.withArray("evidence");
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).path("rule").asString().equals("attendance")) {
        rules.remove(i);
      }
    }
    return switch (StageModelReader.readJson(json.toString().getBytes(StandardCharsets.UTF_8))) {
      case ModelReading.Read(StageModel model) -> model;
      case ModelReading.Refused(var problem) -> throw new AssertionError(problem.detail());
    };
  }

  @Test
  void a_model_with_one_rule_otherwise_moves_whom_a_naive_look_says_and_says_why()
      throws IOException {
    StageModel other = withoutAttendance();
    TreeMap<JourneyKey, JourneyState> before = naive(question(STANDARD));
    TreeMap<JourneyKey, JourneyState> after = naive(question(other));
    TreeMap<JourneyKey, String> expected = new TreeMap<>();
    before.forEach(
        (key, state) -> {
          String from = Replay.notation(state.stageProgress());
          String to =
              Replay.notation(java.util.Objects.requireNonNull(after.get(key)).stageProgress());
          if (!from.equals(to)) {
            expected.put(key, from + " to " + to);
          }
        });
    assertThat(expected).hasSizeBetween(1, before.size() - 1);
    JourneyReader base = new JourneyReader(question(STANDARD), NOW);
    JourneyReader changed = new JourneyReader(question(other), NOW);

    try (Snapshot snapshot = snapshot()) {
      Comparison comparison = Comparison.of(passage(snapshot, 2), base, changed);

      TreeMap<JourneyKey, String> moved = new TreeMap<>();
      comparison
          .moved()
          .forEach(one -> moved.put(one.key(), one.by().from() + " to " + one.by().to()));
      assertThat(moved).isEqualTo(expected);
      assertThat(comparison.counts().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(expected.size());
      for (JourneyKey key : moved.keySet()) {
        List<Recorded> recorded = java.util.Objects.requireNonNull(snapshot.journey(key));
        Reasons why = Reasons.of(base.read(recorded), changed.read(recorded));
        assertThat(why.gained()).isEmpty();
        assertThat(why.lost())
            .isNotEmpty()
            .allSatisfy(evidence -> assertThat(evidence.rule()).isEqualTo("attendance"));
      }
    }
  }

  @Test
  void the_same_reading_moves_nobody() throws IOException {
    try (Snapshot snapshot = snapshot()) {
      JourneyReader reader = new JourneyReader(question(STANDARD), NOW);
      assertThat(Comparison.of(passage(snapshot, 2), reader, reader).moved()).isEmpty();
    }
  }

  @Test
  void it_can_be_given_up() throws IOException {
    Watching impatient =
        new Watching() {
          @Override
          public boolean cancelled() {
            return true;
          }

          @Override
          public void read(long interactions) {
            // Not waited for.
          }
        };
    try (Snapshot snapshot = snapshot()) {
      Passage passage = new Passage(snapshot, "soar", Lanes.free(2), impatient);
      assertThatThrownBy(() -> Replay.of(passage, new JourneyReader(question(STANDARD), NOW)))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void of_nobody_it_is_the_digest_of_nothing() throws IOException {
    ReplayResult result =
        replay(question(STANDARD, cohort("openedFrom", "2099-01-01T00:00:00Z")), 2);

    assertThat(result.journeys()).isZero();
    assertThat(result.digest()).isEqualTo(HexFormat.of().formatHex(Digests.fresh().digest()));
  }
}
