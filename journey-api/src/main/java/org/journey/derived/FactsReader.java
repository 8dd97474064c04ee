package org.journey.derived;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.journey.engine.JourneyKey;
import org.journey.model.StageModels;
import org.journey.readmodel.ServiceFacts;
import org.journey.readmodel.ServiceFactsQuery;
import org.journey.service.facts.JourneyFacts;

/**
 * Reads the facts of a service's journeys: from the rows of the projection, and those that rest on
 * more than was to be known, or are asked for under another model, folded from the log.
 */
final class FactsReader {

  private final ReadModels models;
  private final ServiceFactsQuery query;

  FactsReader(ReadModels models, ServiceFacts projection) {
    this.models = models;
    this.query = new ServiceFactsQuery(projection, models.source());
  }

  /**
   * What came of it.
   *
   * @param incomplete journeys that cannot be folded as they were known: a parked one that can be
   *     is as complete as any other
   * @param fromRows whether the rows of the projection were used
   */
  record Read(int incomplete, boolean fromRows) {}

  /**
   * Gives all journeys to the takers, each to one of them; which is not settled.
   *
   * @throws SQLException if the database is away
   */
  Read read(ServiceQuestion question, List<Consumer<JourneyFacts>> takers) throws SQLException {
    ServiceFactsQuery.Left left = rows(question, takers);
    List<JourneyKey> failed = fold(question, left.keys(), takers);
    for (JourneyKey key : failed) {
      JourneyFacts stale = left.stale().get(key);
      if (stale != null) {
        takers.getFirst().accept(stale);
      }
    }
    return new Read(failed.size(), left.byRows());
  }

  private ServiceFactsQuery.Left rows(ServiceQuestion question, List<Consumer<JourneyFacts>> takers)
      throws SQLException {
    String model = StageModels.defaultModel().reference();
    if (!question.model().reference().equals(model)) {
      return models
          .database()
          .snapshot(
              connection ->
                  query.journeys(connection, question.organisation(), question.sequence()));
    }
    // One reads, and others add up what it has read.
    try (Spread<JourneyFacts> spread = new Spread<>(takers)) {
      ServiceFactsQuery.Left left =
          models
              .database()
              .snapshot(
                  connection ->
                      query.settled(
                          connection, question.organisation(), question.sequence(), spread));
      spread.finish();
      return left;
    }
  }

  private List<JourneyKey> fold(
      ServiceQuestion question, List<JourneyKey> keys, List<Consumer<JourneyFacts>> takers)
      throws SQLException {
    if (keys.isEmpty()) {
      return List.of();
    }
    int lanes = takers.size();
    List<Future<List<JourneyKey>>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      for (int lane = 0; lane < lanes; lane++) {
        int from = (int) ((long) keys.size() * lane / lanes);
        int to = (int) ((long) keys.size() * (lane + 1) / lanes);
        Consumer<JourneyFacts> taker = takers.get(lane);
        running.add(
            pool.submit(
                () ->
                    query.fold(
                        keys.subList(from, to), question.sequence(), question.model(), taker)));
      }
      List<JourneyKey> failed = new ArrayList<>();
      for (Future<List<JourneyKey>> one : running) {
        failed.addAll(one.get());
      }
      return failed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException("folding a service's journeys", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "57014", e);
    }
  }
}
