package org.journey.axon;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.axonframework.modelling.command.LockingRepository;
import org.journey.log.SubjectId;
import org.journey.timeline.Recorded;

/**
 * Entities from the cache or, if they are not there, from their interactions in the log. One of
 * which nothing is recorded is an empty one: whether that is an error is a decision.
 *
 * @param <T> journeys or clients
 */
final class EntityRepository<T extends SubjectEntity>
    extends LockingRepository<T, EventSourcedAggregate<T>> {

  private final Class<T> type;
  private final Function<SubjectId, T> maker;
  private final EventStore events;
  private final EntityCache cache;

  private EntityRepository(
      Builder<T> builder,
      Class<T> type,
      Function<SubjectId, T> maker,
      EventStore events,
      EntityCache cache) {
    super(builder);
    this.type = type;
    this.maker = maker;
    this.events = events;
    this.cache = cache;
  }

  static <T extends SubjectEntity> EntityRepository<T> of(
      Class<T> type, Function<SubjectId, T> maker, EventStore events, EntityCache cache) {
    Builder<T> builder = new Builder<>(type);
    builder.lockFactory(new SubjectLocks());
    return new EntityRepository<>(builder, type, maker, events, cache);
  }

  private static final class Builder<T> extends LockingRepository.Builder<T> {
    Builder(Class<T> type) {
      super(type);
    }
  }

  /** As Axon's own, but a failure is told by its exception alone: it would fill the log. */
  @Override
  public LockAwareAggregate<T, EventSourcedAggregate<T>> load(
      String aggregateIdentifier, Long expectedVersion) {
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managed = managedAggregates(work);
    LockAwareAggregate<T, EventSourcedAggregate<T>> present = managed.get(aggregateIdentifier);
    if (present != null) {
      return present;
    }
    LockAwareAggregate<T, EventSourcedAggregate<T>> aggregate =
        doLoad(aggregateIdentifier, expectedVersion);
    managed.put(aggregateIdentifier, aggregate);
    work.onRollback(
        rolledBack -> {
          managed.remove(aggregateIdentifier);
          cache.evict(aggregateIdentifier);
        });
    // An Error during the commit rolls nothing back, but an entity that is ahead of the log must
    // not be decided from.
    // What is registered last is cleaned up first: the lock is still held.
    work.onCleanup(
        ended -> {
          if (cache.get(aggregateIdentifier) instanceof SubjectEntity kept && kept.isAhead()) {
            cache.evict(aggregateIdentifier);
          }
        });
    validateOnLoad(aggregate, expectedVersion);
    prepareForCommit(aggregate);
    return aggregate;
  }

  @Override
  protected EventSourcedAggregate<T> doLoadWithLock(
      String aggregateIdentifier, Long expectedVersion) {
    SubjectEntity cached = cache.get(aggregateIdentifier);
    if (cached == null && RecordInteractions.current().filter(it -> it.fromMemory()).isPresent()) {
      throw new NotInMemory();
    }
    T entity = cached == null ? replay(aggregateIdentifier) : type.cast(cached);
    SnapshotTrigger none = NoSnapshotTriggerDefinition.TRIGGER;
    return EventSourcedAggregate.reconstruct(
        entity, aggregateModel(), entity.size() - 1L, false, events, none);
  }

  /** It left the memory while its lock was waited for; nothing is decided. */
  static final class NotInMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInMemory() {
      super("not in memory", null, false, false);
    }
  }

  private T replay(String aggregateIdentifier) {
    T entity = maker.apply(SubjectId.parse(aggregateIdentifier));
    events
        .readEvents(aggregateIdentifier)
        .forEachRemaining(event -> entity.replay((Recorded) event.getPayload()));
    entity.committed();
    return entity;
  }

  /** Before the commit; a roll-back takes it out again, and the lock is held until then. */
  @Override
  protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
    T entity = aggregate.getAggregateRoot();
    cache.put(entity);
    CurrentUnitOfWork.get().afterCommit(stored -> entity.committed());
  }

  @Override
  protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) {
    throw new UnsupportedOperationException("an entity is there before anything is recorded");
  }

  @Override
  protected void doDeleteWithLock(EventSourcedAggregate<T> aggregate) {
    throw new UnsupportedOperationException("nothing is ever deleted");
  }
}
