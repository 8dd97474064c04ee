package org.journey.axon;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over the log: what processors stream follows the log by its sequences and is
 * woken by its news, of whatever node.
 */
final class JourneyEventStore extends AbstractEventStore {

  private final PostgresInteractionLog log;
  private final LogNews news;

  private JourneyEventStore(Builder builder, PostgresInteractionLog log, LogNews news) {
    super(builder);
    this.log = log;
    this.news = news;
  }

  static JourneyEventStore over(
      org.axonframework.eventsourcing.eventstore.EventStorageEngine engine,
      PostgresInteractionLog log,
      LogNews news) {
    Builder builder = new Builder();
    builder.storageEngine(engine);
    return new JourneyEventStore(builder, log, news);
  }

  private static final class Builder extends AbstractEventStore.Builder {}

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
    return new LogStream(log, news, JourneyEventStorageEngine.position(trackingToken));
  }
}
