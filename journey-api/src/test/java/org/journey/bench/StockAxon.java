package org.journey.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The peer: Axon 4 as it comes, a {@link JdbcEventStorageEngine} under a plain aggregate, its
 * transactions Spring's. With or without its cache and snapshots. It checks, seals and hashes
 * nothing; it stores one event of the same size as ours for each command.
 */
final class StockAxon implements AutoCloseable {

  /** How many events between snapshots, where there are snapshots. */
  private static final int SNAPSHOT_EVERY = 50;

  private final Configuration configuration;
  private final JdbcEventStorageEngine engine;
  private final TransactionManager transactions;

  /** Two on one store must not meet: a cache that knows of no other node would be behind. */
  private final String prefix;

  record Append(@TargetAggregateIdentifier String journey, String payload) {}

  record Happened(String journey, String payload) {}

  /** The plain aggregate: it counts. */
  static final class Plain {
    @AggregateIdentifier private String journey = "";
    private int count;

    Plain() {}

    @CommandHandler
    int handle(Append command) {
      AggregateLifecycle.apply(new Happened(command.journey(), command.payload()));
      return count;
    }

    @EventSourcingHandler
    void on(Happened event) {
      journey = event.journey();
      count++;
    }

    public String getJourney() {
      return journey;
    }

    public void setJourney(String journey) {
      this.journey = journey;
    }

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }
  }

  /** The stock cache, holding its entries so that a garbage collection cannot hurt the peer. */
  private static final class KeptCache extends WeakReferenceCache {
    private final ConcurrentHashMap<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    public void put(Object key, Object value) {
      kept.put(key, value);
      super.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
      kept.putIfAbsent(key, value);
      return super.putIfAbsent(key, value);
    }

    @Override
    public <T> T computeIfAbsent(Object key, Supplier<T> valueSupplier) {
      T value = super.computeIfAbsent(key, valueSupplier);
      kept.put(key, value);
      return value;
    }
  }

  StockAxon(DataSource dataSource, boolean cached) {
    prefix = cached ? "cached-" : "plain-";
    transactions = new SpringTransactionManager(new DataSourceTransactionManager(dataSource));
    JacksonSerializer serializer = JacksonSerializer.builder().build();
    engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .connectionProvider(
                new UnitOfWorkAwareConnectionProviderWrapper(
                    new SpringDataSourceConnectionProvider(dataSource)))
            .transactionManager(transactions)
            .build();
    AggregateConfigurer<Plain> aggregate = AggregateConfigurer.defaultConfiguration(Plain.class);
    if (cached) {
      aggregate
          .configureCache(_ -> new KeptCache())
          .configureSnapshotTrigger(
              c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), SNAPSHOT_EVERY));
    }
    configuration =
        DefaultConfigurer.defaultConfiguration(false)
            .configureTransactionManager(_ -> transactions)
            .configureSerializer(_ -> serializer)
            .configureEmbeddedEventStore(_ -> engine)
            .configureAggregate(aggregate)
            .buildConfiguration();
    configuration.start();
  }

  /** Makes the stock tables. */
  static void createTables(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      JdbcEventStorageEngine engine =
          JdbcEventStorageEngine.builder()
              .eventSerializer(JacksonSerializer.builder().build())
              .snapshotSerializer(JacksonSerializer.builder().build())
              .connectionProvider(dataSource::getConnection)
              .transactionManager(
                  org.axonframework.common.transaction.NoTransactionManager.instance())
              .build();
      if (connection.isValid(1)) {
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        withoutVacuum(connection);
      }
    }
  }

  /** In the peer's favour, and so that the others do not feel that its tables grow. */
  private static void withoutVacuum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("DomainEventEntry", "SnapshotEventEntry")) {
        statement.execute("alter table " + table + " set (autovacuum_enabled = false)");
      }
    }
  }

  /** Fills the store, a thousand events a transaction. */
  void preload(int journeys, int each, String payload) {
    List<DomainEventMessage<?>> batch = new ArrayList<>();
    for (int journey = 0; journey < journeys; journey++) {
      String id = id(journey);
      for (int version = 0; version < each; version++) {
        batch.add(new GenericDomainEventMessage<>("Plain", id, version, new Happened(id, payload)));
      }
      if (batch.size() >= 1000 || journey == journeys - 1) {
        List<DomainEventMessage<?>> full = List.copyOf(batch);
        transactions.executeInTransaction(() -> engine.appendEvents(full));
        batch.clear();
      }
    }
  }

  /** Loads and appends one event. */
  void append(int journey, String payload) {
    CommandGateway gateway = configuration.commandGateway();
    gateway.sendAndWait(new Append(id(journey), payload));
  }

  /** The head, to see that what was sent was stored. */
  long head() {
    StreamableMessageSource<?> source = configuration.eventStore();
    return source.createHeadToken() == null ? 0 : source.createHeadToken().position().orElse(0);
  }

  private String id(int journey) {
    return prefix + journey;
  }

  @Override
  public void close() {
    configuration.shutdown();
  }
}
