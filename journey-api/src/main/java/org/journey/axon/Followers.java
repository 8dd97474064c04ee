package org.journey.axon;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.journey.derived.ReadModels;
import org.journey.engine.Checkpoints;
import org.journey.engine.Feed;
import org.journey.engine.Folding;
import org.journey.engine.Nodes;
import org.journey.engine.Parking;
import org.journey.engine.Projection;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.log.LogNews;
import org.journey.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Has this node follow the log for every slot that is to be followed: an Axon processor each, whose
 * segments the nodes share. Looks again and again, since any node may begin a rebuild or swap one.
 */
final class Followers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

  private static final long LOOK_MILLIS = 250;

  /** Stretches of a transaction at most. */
  private static final int BATCH = 4;

  /** No more than there are processors: who records goes first, and views may follow. */
  private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** After as long what is parked is taken up once more, if that failed. */
  private static final long AGAIN_SECONDS = 30;

  private static final long STOP_MILLIS = 1_500;

  private final ReadModels models;
  private final LogNews news;
  private final Traces traces;
  private final RecentStretches stretches;

  /** Takes a connection when the first row is written, not while journeys are read and folded. */
  private final DataSource rows;

  private final TransactionManager transactions;
  private final Map<Slot, PooledStreamingEventProcessor> running = new HashMap<>();
  private final Map<Projection, Registration> registrations = new HashMap<>();
  private final Set<Projection> takenUp = new HashSet<>();
  private final Map<Projection, String> troubles = new HashMap<>();
  private ScheduledExecutorService coordinators = Executors.newScheduledThreadPool(0);
  private final Map<Slot, ScheduledExecutorService> workers = new HashMap<>();
  private ScheduledExecutorService looks = coordinators;
  private ScheduledExecutorService parking = coordinators;
  private volatile boolean started;

  Followers(ReadModels models, LogNews news, Traces traces) {
    this.traces = traces;
    this.models = models;
    this.news = news;
    this.stretches = new RecentStretches(models.source());
    this.rows = new LazyConnectionDataSourceProxy(models.pool());
    this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(rows));
  }

  @Override
  public synchronized void start() {
    coordinators = threads("journey-followers", 2);
    looks = threads("journey-slots", 1);
    parking = threads("journey-parked", 1);
    started = true;
    look();
    looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService threads(String name, int number) {
    return Executors.newScheduledThreadPool(
        number, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
  }

  /** Never throws: the next look would not come. */
  private synchronized void look() {
    if (!started) {
      return;
    }
    for (Projection projection : models.projections()) {
      try {
        look(projection);
        troubles.remove(projection);
      } catch (SQLException | RuntimeException | Error e) {
        // What runs goes on by itself. That the database is away is told elsewhere.
        String trouble =
            e instanceof SQLException sql ? "SQLSTATE " + sql.getSQLState() : e.toString();
        if (!trouble.equals(troubles.put(projection, trouble)) && !isAway(e)) {
          LOG.warn("projection {}: looking after it failed: {}", projection.name(), trouble);
        }
      }
    }
  }

  private static boolean isAway(Throwable e) {
    return e instanceof SQLException sql
        && (sql.getSQLState() == null
            || sql.getSQLState().startsWith("08")
            || sql.getSQLState().startsWith("57P"));
  }

  private void look(Projection projection) throws SQLException {
    boolean settled =
        registrations
            .computeIfAbsent(projection, any -> new Registration(models, projection))
            .settle();
    int nodes =
        models.brief().ask(connection -> Nodes.shareWith(connection, models.owner(), projection));
    int share = (ReadModels.SEGMENTS + nodes - 1) / nodes;
    for (Slots.Known known :
        models.brief().ask(connection -> Slots.known(connection, projection))) {
      boolean wanted = known.followed() && known.version() == projection.version();
      settle(new Slot(projection, known.number()), wanted, share);
    }
    if (settled && takenUp.add(projection)) {
      parking.execute(() -> takeUp(projection));
    }
  }

  /** May take long, and is nothing that others wait for. Tried until it could be done. */
  private void takeUp(Projection projection) {
    try {
      Slot live = models.database().ask(connection -> Slots.live(connection, projection));
      new Parking(models.database(), models.source()).takeUpAll(live);
    } catch (SQLException | RuntimeException | Error e) {
      if (!isAway(e)) {
        LOG.warn(
            "projection {}: taking up what is parked failed: {}",
            projection.name(),
            Folding.describe(e));
      }
      try {
        parking.schedule(() -> takeUp(projection), AGAIN_SECONDS, TimeUnit.SECONDS);
      } catch (RejectedExecutionException closed) {
        // At the next start.
      }
    }
  }

  private void settle(Slot slot, boolean wanted, int share) {
    PooledStreamingEventProcessor processor = running.get(slot);
    if (processor != null && (!wanted || processor.isError())) {
      end(slot, processor);
      running.remove(slot);
      processor = null;
    }
    if (wanted && processor == null) {
      processor = processor(slot);
      processor.start();
      running.put(slot, processor);
    }
    if (processor != null) {
      // More than its share: another node waits for it.
      processor.processingStatus().keySet().stream()
          .sorted()
          .skip(share)
          .forEach(processor::releaseSegment);
    }
  }

  /** Its workers go when it has ended. */
  private CompletableFuture<Void> end(Slot slot, PooledStreamingEventProcessor processor) {
    ScheduledExecutorService its = workers.remove(slot);
    return processor
        .shutdownAsync()
        .whenComplete(
            (done, failure) -> {
              if (its != null) {
                its.shutdown();
              }
            });
  }

  /**
   * With workers of its own: those of the slot that serves are held while a rebuild is swapped, and
   * must not keep the other from catching up.
   */
  private PooledStreamingEventProcessor processor(Slot slot) {
    ScheduledExecutorService its = threads("journey-" + slot, WORKERS);
    workers.put(slot, its);
    return PooledStreamingEventProcessor.builder()
        .name(slot.toString())
        .eventHandlerInvoker(
            new ProjectionFeed(
                rows, stretches, new Feed(models.source(), slot, models.cache()), traces))
        .errorHandler(PropagatingErrorHandler.INSTANCE)
        .messageSource(new Stretches(news))
        .tokenStore(new ProjectionTokens(rows, Checkpoints.of(slot), models.owner()))
        .transactionManager(transactions)
        .coordinatorExecutor(coordinators)
        .workerExecutor(its)
        .initialSegmentCount(ReadModels.SEGMENTS)
        .tokenClaimInterval(500)
        .claimExtensionThreshold(2_000)
        // A batch can take longer than a segment is held without a sign of life.
        .enableCoordinatorClaimExtension()
        .batchSize(BATCH)
        .build();
  }

  private record Stretches(LogNews news)
      implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public StretchStream openStream(TrackingToken position) {
      return new StretchStream(news, JourneyEventStorageEngine.position(position));
    }
  }

  @Override
  public void stop() {
    started = false;
    looks.shutdownNow();
    parking.shutdownNow();
    CompletableFuture<?>[] stopping;
    synchronized (this) {
      stopping =
          running.entrySet().stream()
              .map(each -> end(each.getKey(), each.getValue()))
              .toArray(CompletableFuture[]::new);
      running.clear();
    }
    try {
      // The coordinators still have to close the streams and let the segments go.
      CompletableFuture.allOf(stopping).get(STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the projections did not stop in time", e);
    }
    coordinators.shutdown();
    try {
      models.database().run(connection -> Nodes.leave(connection, models.owner()));
    } catch (SQLException e) {
      // What this node held is free for others after 8 s.
      LOG.debug("leaving the projections failed", e);
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
