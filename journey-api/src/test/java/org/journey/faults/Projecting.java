package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Checkpoints;
import org.journey.engine.Comparison;
import org.journey.engine.JourneyKey;
import org.journey.engine.Parked;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuilds;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.log.LogDatabase;
import org.journey.log.TestPostgres;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Nodes that follow one log, and what a test asks of their projections. */
final class Projecting implements AutoCloseable {

  /** Generous: of all that is waited for, nothing should come near it. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int CHUNK = 500;

  private final TestPostgres.Database database = TestPostgres.database();
  private final List<TestNode> nodes = new ArrayList<>();

  /** Put into a node by hand, so not closed by it. */
  private final Map<TestNode, ReadModels> replaced = new HashMap<>();

  TestPostgres.Database database() {
    return database;
  }

  /** Starts a node. */
  TestNode node() {
    return node(database.application(), InstantSource.system(), Map.of());
  }

  /** Starts a node with settings of its own. */
  TestNode node(Map<String, Object> settings) {
    return node(database.application(), InstantSource.system(), settings);
  }

  /** Starts a node with a way to the database and a clock of its own. */
  TestNode node(LogDatabase way, InstantSource clock, Map<String, Object> settings) {
    return add(TestNode.projecting(way, clock, settings, new BeanPostProcessor() {}));
  }

  /** Starts a node with another projection in the place of the list of journeys. */
  TestNode node(Projection instead) {
    TestNode node =
        add(
            TestNode.projecting(
                database.application(), InstantSource.system(), Map.of(), new Instead(instead)));
    replaced.put(node, models(node));
    return node;
  }

  private TestNode add(TestNode node) {
    nodes.add(node);
    return node;
  }

  /** Ends a node in an orderly way. */
  void end(TestNode node) {
    nodes.remove(node);
    node.close();
    ReadModels models = replaced.remove(node);
    if (models != null) {
      models.close();
    }
  }

  private final class Instead implements BeanPostProcessor {
    private final Projection projection;

    Instead(Projection projection) {
      this.projection = projection;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (bean instanceof ReadModels models) {
        models.close();
        return new ReadModels(
            database.application(),
            16,
            1 << 20,
            models.projections().stream()
                .map(one -> one.name().equals(projection.name()) ? projection : one)
                .toList());
      }
      return bean;
    }
  }

  static ReadModels models(TestNode of) {
    return of.bean(ReadModels.class);
  }

  /** The projection behind the list of journeys. */
  static Projection list(TestNode of) {
    return models(of).projection("journeys").orElseThrow();
  }

  /** Records all; none may be refused. */
  static void record(TestNode by, List<Submission> submissions) {
    for (int from = 0; from < submissions.size(); from += CHUNK) {
      assertThat(
              by.recorder()
                  .recordAll(submissions.subList(from, Math.min(submissions.size(), from + CHUNK))))
          .allMatch(outcome -> outcome instanceof Outcome.Accepted);
    }
  }

  /** The log as it lies there. */
  List<Row> log() throws SQLException {
    return new LogRows(database.superuser()::getConnection).all();
  }

  /** The last sequence of the log. */
  long head() {
    return number("select coalesce(max(sequence), 0) from interaction");
  }

  /** One number, asked past all nodes. */
  long number(String sql) {
    try (Connection connection = database.superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void eventually(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s within %s", what, PATIENCE).isLessThan(until);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits until every projection that serves has all of the log. */
  void caughtUp(TestNode node) {
    long head = head();
    for (Projection projection : models(node).projections()) {
      eventually(projection.name() + " at " + head, () -> position(node, projection) >= head);
    }
  }

  static long position(TestNode node, Projection projection) {
    return models(node).ask(connection -> ProjectionStatus.position(connection, projection));
  }

  static ProjectionStatus status(TestNode node, Projection projection) {
    return models(node).ask(connection -> ProjectionStatus.of(connection, projection));
  }

  /** Which of its tables serves. */
  static int live(TestNode node, Projection projection) {
    return models(node).ask(connection -> Slots.live(connection, projection).number());
  }

  static Slots.Known slot(TestNode node, Projection projection, int number) {
    return models(node).ask(connection -> Slots.known(connection, projection).get(number));
  }

  static long position(TestNode node, Slot slot) {
    return models(node).ask(connection -> Checkpoints.of(slot).position(connection).orElse(0));
  }

  static Rebuild start(TestNode node, Projection projection) {
    return models(node).ask(connection -> models(node).rebuilds().start(connection, projection));
  }

  static Rebuild last(TestNode node, Projection projection) {
    return models(node).ask(connection -> Rebuilds.last(connection, projection)).orElseThrow();
  }

  /** Waits until a projection's last rebuild is over. */
  static Rebuild over(TestNode node, Projection projection) {
    eventually(
        "the rebuild of " + projection.name(), () -> !last(node, projection).state().running());
    return last(node, projection);
  }

  /** The digest of the table that serves. */
  static String digest(TestNode node, Projection projection) {
    return models(node)
        .snapshot(connection -> Comparison.digest(connection, Slots.live(connection, projection)));
  }

  /** Journeys that the table that serves has a row of. */
  static Set<String> parked(TestNode node, Projection projection) {
    Set<String> parked = new java.util.TreeSet<>();
    parkedOf(node, projection).forEach(one -> parked.add(name(one.key())));
    return parked;
  }

  /** The parked journeys of organisation "a", and of "b". */
  static List<Parked> parkedOf(TestNode node, Projection projection) {
    return models(node)
        .ask(
            connection ->
                Parked.of(
                    connection, Slots.live(connection, projection), List.of("a", "b"), 1_000));
  }

  private static String name(JourneyKey key) {
    return key.organisation() + "/" + key.journeyId();
  }

  /**
   * Everything that serves is what a rebuild gives, and the list also what the naive fold gives.
   * Nothing may be recorded meanwhile.
   */
  void assertLiveIsRebuiltIsNaive(TestNode node) throws SQLException {
    caughtUp(node);
    assertThat(digest(node, list(node))).isEqualTo(NaiveList.digest(log()));
    for (Projection projection : models(node).projections()) {
      String live = digest(node, projection);
      long journeys = number("select count(*) from interaction where client is not null");
      start(node, projection);
      Rebuild rebuild = over(node, projection);
      assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(rebuild.outcome()).isEqualTo(new Rebuild.Outcome(journeys, 0, live, live));
      assertThat(digest(node, projection)).isEqualTo(live);
    }
  }

  @Override
  public void close() {
    List.copyOf(nodes).forEach(this::end);
  }
}
