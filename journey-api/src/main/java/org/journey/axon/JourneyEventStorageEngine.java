package org.journey.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.journey.log.Append;
import org.journey.log.AppendResult;
import org.journey.log.Deadline;
import org.journey.log.GroupCommitAppender;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Stored;
import org.journey.log.SubjectId;
import org.journey.sealing.PersonKeys;
import org.journey.timeline.Recorded;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;

/**
 * The log under Axon. What is appended is a {@link Decision.Accepted}; what is read is a {@link
 * Recorded}, whose message's time is the recorded one: when something happened in the world is
 * payload. A position is a sequence, and nothing can ever appear behind one.
 */
final class JourneyEventStorageEngine implements EventStorageEngine {

  private static final int PAGE = 1_000;

  private final GroupCommitAppender appender;
  private final PostgresInteractionLog log;
  private final PersonKeys keys;

  JourneyEventStorageEngine(
      GroupCommitAppender appender, PostgresInteractionLog log, PersonKeys keys) {
    this.appender = appender;
    this.log = log;
    this.keys = keys;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Decision.Accepted> accepted =
        events.stream().map(event -> (Decision.Accepted) event.getPayload()).toList();
    List<Append> appends = accepted.stream().map(Decision.Accepted::append).toList();
    long known = accepted.stream().mapToLong(Decision.Accepted::keys).min().orElseThrow();
    switch (Traces.within(
        Step.STORE, appends.size(), () -> appender.append(appends, known, deadline()))) {
      case AppendResult.Appended appended -> {
        long sequence = appended.firstSequence();
        for (Decision.Accepted one : accepted) {
          one.storedAt(sequence++, appended.recordedTime());
        }
      }
      case AppendResult.VersionTaken _ ->
          throw new ConcurrencyException("the journey moved on since the decision");
      case AppendResult.KeysChanged _ -> {
        keys.catchUp();
        throw new ConcurrencyException("keys of persons have changed since the decision");
      }
      case AppendResult.IdentityTaken taken -> throw new IdentityTakenException(taken.digests());
    }
  }

  private static Deadline deadline() {
    return RecordInteractions.current().map(RecordInteractions::deadline).orElseGet(Deadline::soon);
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    SubjectId id = SubjectId.parse(aggregateIdentifier);
    List<Stored> rows =
        id.aboutClient()
            ? log.client(id.organisation(), id.subject())
            : log.journey(id.organisation(), id.subject(), null);
    return DomainEventStream.of(
        rows.stream()
            .filter(stored -> stored.version() >= firstSequenceNumber)
            .map(stored -> message(aggregateIdentifier, stored)));
  }

  private static GenericDomainEventMessage<Recorded> message(String aggregate, Stored stored) {
    return new GenericDomainEventMessage<>(
        stored.type().aboutClient() ? "client" : "journey",
        aggregate,
        stored.version(),
        Recorded.parse(stored.event()),
        MetaData.emptyInstance(),
        Long.toString(stored.sequence()),
        stored.recordedTime());
  }

  /** A row as processors get it. */
  static TrackedEventMessage<Recorded> tracked(Stored stored) {
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(stored.sequence()),
        message(SubjectId.of(stored).toString(), stored));
  }

  /** The position a token stands for; 0 before everything. */
  static long position(@org.jspecify.annotations.Nullable TrackingToken token) {
    if (token == null) {
      return 0;
    }
    return token.position().orElse(0);
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      TrackingToken trackingToken, boolean mayBlock) {
    return Stream.iterate(
            log.after(position(trackingToken), null, PAGE),
            page -> !page.isEmpty(),
            page -> log.after(page.getLast().sequence(), null, PAGE))
        .flatMap(List::stream)
        .map(JourneyEventStorageEngine::tracked);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    SubjectId id = SubjectId.parse(aggregateIdentifier);
    return Optional.ofNullable(log.lengths(List.of(id)).get(id)).map(length -> length - 1L);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head());
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return new GlobalSequenceTrackingToken(log.before(dateTime));
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("entities are rebuilt from their interactions");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.empty();
  }
}
