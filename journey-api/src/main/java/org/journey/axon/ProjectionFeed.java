package org.journey.axon;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.journey.engine.Feed;
import org.journey.engine.Folding;
import org.journey.engine.JourneyKey;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Handles stretches of the log for one slot: all of a unit of work together, each journey once, in
 * the transaction in which the position is stored.
 */
final class ProjectionFeed implements EventHandlerInvoker {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionFeed.class);

  private static final String FIRST = ProjectionFeed.class.getName() + ".first";

  private final DataSource source;
  private final RecentStretches stretches;
  private final Feed feed;
  private final Traces traces;

  ProjectionFeed(DataSource source, RecentStretches stretches, Feed feed, Traces traces) {
    this.source = source;
    this.stretches = stretches;
    this.feed = feed;
    this.traces = traces;
  }

  /** The position before what a unit of work handles; another if it handles nothing. */
  static long begin(UnitOfWork<?> work, long otherwise) {
    return work.getOrDefaultResource(FIRST, otherwise);
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) throws Exception {
    LogStretch stretch = (LogStretch) message.getPayload();
    BatchingUnitOfWork<?> work = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
    long after = work.getOrComputeResource(FIRST, any -> stretch.after());
    if (work.isLastMessage(message)) {
      follow(new LogStretch(after, stretch.upTo()), segment);
    }
  }

  private void follow(LogStretch stretch, Segment segment) throws Exception {
    try {
      followed(stretch, segment);
    } catch (Error e) {
      throw told(e);
    }
  }

  private void followed(LogStretch stretch, Segment segment) throws Exception {
    List<JourneyKey> mine =
        stretches.of(stretch).journeys().stream()
            .filter(key -> segment.matches(hash(key)))
            .toList();
    if (mine.isEmpty()) {
      return;
    }
    traces.begin(
        Step.PROJECT,
        mine.size(),
        () -> {
          bringUpToDate(mine);
          return true;
        });
  }

  private void bringUpToDate(List<JourneyKey> mine) throws Exception {
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      feed.bringUpToDate(connection, mine);
    } catch (Error e) {
      throw told(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /**
   * Axon tries again after an exception alone: after an error a worker would never be heard of
   * again. Its message could hold what people said.
   */
  private IllegalStateException told(Error e) {
    LOG.error("projection {}: {}", feed.slot(), Folding.describe(e));
    return new IllegalStateException("an error while following the log", e);
  }

  /** The same on every node, whatever runs it: that of a string is fixed for ever. */
  private static int hash(JourneyKey key) {
    return (key.organisation() + "/" + key.journeyId()).hashCode();
  }
}
