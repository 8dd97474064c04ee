package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.journey.engine.JourneyKey;
import org.journey.engine.JourneySource;
import org.journey.engine.Projection;
import org.journey.engine.Row;
import org.journey.timeline.Recorded;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The peer: stock Axon 4's pooled processor, batches of 1,000, four segments, tokens by JDBC, over
 * the same events in its own store. The handler of the same folds keeps what it read of a journey
 * in memory (in its favour), folds it anew for each event, and writes one row a projection.
 */
final class StockProjector implements AutoCloseable {

  private static final int BATCH = 1_000;
  private static final int SEGMENTS = 4;

  private final HikariDataSource source;
  private final TransactionManager transactions;
  private final UnitOfWorkAwareConnectionProviderWrapper connections;
  private final JacksonSerializer serializer = JacksonSerializer.builder().build();
  private final EmbeddedEventStore store;
  private final JdbcEventStorageEngine engine;

  /** One event, as the platform stores it. */
  record Happened(String journey, String event) {}

  StockProjector(HikariDataSource source) throws SQLException {
    this.source = source;
    transactions = new SpringTransactionManager(new DataSourceTransactionManager(source));
    connections =
        new UnitOfWorkAwareConnectionProviderWrapper(
            new SpringDataSourceConnectionProvider(source));
    engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .connectionProvider(connections)
            .transactionManager(transactions)
            .build();
    transactions.executeInTransaction(
        () -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    store = EmbeddedEventStore.builder().storageEngine(engine).build();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table peer_row (projection text, journey text, content bytea, primary key"
              + " (projection, journey))");
    }
  }

  /** Fills the store with the first journeys of a log. */
  long fill(JourneySource log, int journeys) throws SQLException {
    List<JourneyKey> keys = log.next(null, journeys);
    List<DomainEventMessage<?>> batch = new ArrayList<>();
    long[] filled = new long[1];
    log.stream(
        keys.getFirst(),
        keys.getLast(),
        (key, raw) -> {
          raw.forEach(
              one ->
                  batch.add(
                      new GenericDomainEventMessage<>(
                          "Journey",
                          key.journeyId(),
                          one.version(),
                          new Happened(
                              key.journeyId(), new String(one.event(), StandardCharsets.UTF_8)))));
          filled[0] += raw.size();
          if (batch.size() >= BATCH) {
            append(batch);
          }
        });
    append(batch);
    return filled[0];
  }

  private void append(List<DomainEventMessage<?>> batch) {
    List<DomainEventMessage<?>> full = List.copyOf(batch);
    transactions.executeInTransaction(() -> engine.appendEvents(full));
    batch.clear();
  }

  /** Events a second through a handler that does nothing but count. */
  double trivially(String name, long events) throws InterruptedException {
    LongAdder handled = new LongAdder();
    return perSecond(name, new Counting(handled), handled, events);
  }

  /** Events a second through a handler of these folds. */
  double folding(String name, List<Projection> projections, long events)
      throws InterruptedException {
    LongAdder handled = new LongAdder();
    return perSecond(name, new Folding(source, projections, handled), handled, events);
  }

  /** Counts. */
  public static final class Counting {
    private final LongAdder handled;

    Counting(LongAdder handled) {
      this.handled = handled;
    }

    @EventHandler
    public void on(Happened event) {
      handled.increment();
    }
  }

  /** Folds and writes. */
  public static final class Folding {
    private final HikariDataSource source;
    private final List<Projection> projections;
    private final LongAdder handled;
    private final Map<String, List<Recorded>> journeys = new ConcurrentHashMap<>();

    Folding(HikariDataSource source, List<Projection> projections, LongAdder handled) {
      this.source = source;
      this.projections = projections;
      this.handled = handled;
    }

    @EventHandler
    public void on(Happened event) throws SQLException {
      List<Recorded> recorded = journeys.computeIfAbsent(event.journey(), any -> new ArrayList<>());
      recorded.add(Recorded.parse(event.event().getBytes(StandardCharsets.UTF_8)));
      Connection connection = DataSourceUtils.getConnection(source);
      try (PreparedStatement upsert =
          connection.prepareStatement(
              "insert into peer_row (projection, journey, content) values (?, ?, ?) on conflict"
                  + " (projection, journey) do update set content = excluded.content")) {
        for (Projection projection : projections) {
          Row row =
              new Row(
                  new JourneyKey(Lines.ORGANISATION, event.journey()),
                  recorded.getLast().sequence(),
                  projection.fold(recorded));
          upsert.setString(1, projection.name());
          upsert.setString(2, event.journey());
          upsert.setBytes(3, row.digest());
          upsert.addBatch();
        }
        upsert.executeBatch();
      } finally {
        DataSourceUtils.releaseConnection(connection, source);
      }
      handled.increment();
    }
  }

  private double perSecond(String name, Object handler, LongAdder handled, long events)
      throws InterruptedException {
    JdbcTokenStore tokens =
        JdbcTokenStore.builder()
            .connectionProvider(connections)
            .serializer(serializer)
            .contentType(byte[].class)
            .build();
    transactions.executeInTransaction(
        () -> {
          try (Connection connection = source.getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists TokenEntry");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    transactions.executeInTransaction(
        () -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
    ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
    ScheduledExecutorService workers = Executors.newScheduledThreadPool(SEGMENTS);
    PooledStreamingEventProcessor processor =
        PooledStreamingEventProcessor.builder()
            .name(name)
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(handler).build())
            .errorHandler(PropagatingErrorHandler.INSTANCE)
            .messageSource(store)
            .tokenStore(tokens)
            .transactionManager(transactions)
            .coordinatorExecutor(coordinator)
            .workerExecutor(workers)
            .initialSegmentCount(SEGMENTS)
            .initialToken(StreamableMessageSource::createTailToken)
            .batchSize(BATCH)
            .build();
    long begin = System.nanoTime();
    processor.start();
    while (handled.sum() < events) {
      Thread.sleep(5);
      if (processor.isError()) {
        throw new IllegalStateException("the peer's processor failed");
      }
    }
    double took = (System.nanoTime() - begin) / 1e9;
    processor.shutDown();
    coordinator.shutdown();
    workers.shutdown();
    return events / took;
  }

  /** What it reads with goes on by itself otherwise, and would disturb what is measured next. */
  @Override
  public void close() {
    store.shutDown();
  }
}
