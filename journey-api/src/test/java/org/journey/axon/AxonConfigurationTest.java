package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.journey.log.TestPostgres;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** Axon falls back in silence: each part is looked at. */
class AxonConfigurationTest {

  private static TestNode node;
  private static TestNode other;

  @BeforeAll
  static void start() {
    TestPostgres.Database database = TestPostgres.database();
    node = new TestNode(database.application());
    other = new TestNode(database.application());
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void commands_hold_no_transaction_while_they_wait() {
    CommandBus bus = node.bean(CommandBus.class);
    assertThat(bus).isInstanceOf(SimpleCommandBus.class);
    assertThat(ReflectionTestUtils.getField(bus, "transactionManager"))
        .isSameAs(NoTransactionManager.INSTANCE);
  }

  @Test
  void processors_have_transactions_and_keep_their_tokens_in_the_database() {
    assertThat(node.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    TokenStore tokens = node.bean(TokenStore.class);
    assertThat(tokens).isInstanceOf(JdbcTokenStore.class);
    TransactionManager transactions = node.bean(TransactionManager.class);
    transactions.executeInTransaction(() -> tokens.initializeTokenSegments("p", 2));
    transactions.executeInTransaction(
        () -> tokens.storeToken(new GlobalSequenceTrackingToken(7), "p", 0));
    transactions.executeInTransaction(
        () ->
            tokens.storeToken(
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9)), "p", 1));
    assertThat(
            transactions.fetchInTransaction(
                () -> {
                  var first = tokens.fetchToken("p", 0);
                  tokens.releaseClaim("p", 0);
                  return first;
                }))
        .isEqualTo(new GlobalSequenceTrackingToken(7));
    assertThat(transactions.fetchInTransaction(() -> tokens.fetchToken("p", 1)))
        .isInstanceOf(ReplayToken.class);
  }

  @Test
  void events_go_to_the_log_and_nowhere_else() {
    assertThat(node.bean(EventStorageEngine.class)).isInstanceOf(JourneyEventStorageEngine.class);
    assertThat(node.bean(EventStore.class)).isInstanceOf(JourneyEventStore.class);
    assertThat(node.bean(Serializer.class)).isInstanceOf(JacksonSerializer.class);
  }

  /** The application as Spring Boot sets it up, with all that Axon brings. */
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  @Import(AxonConfiguration.class)
  static class Application {}

  @Test
  void beside_axons_own_set_up_ours_is_what_counts() {
    TestPostgres.Database database = TestPostgres.database();
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("spring.main.banner-mode=off", "spring.config.name=none")
            .initializers(
                it -> {
                  GenericApplicationContext generic = (GenericApplicationContext) it;
                  TestNode.register(generic, database.application());
                  generic.registerBean(InstantSource.class, InstantSource::system);
                })
            .run()) {
      assertThat(context.getBeansOfType(CommandBus.class).values())
          .singleElement()
          .isSameAs(context.getBean("commandBus"));
      assertThat(
              ReflectionTestUtils.getField(context.getBean(CommandBus.class), "transactionManager"))
          .isSameAs(NoTransactionManager.INSTANCE);
      assertThat(context.getBeansOfType(EventStore.class).values())
          .singleElement()
          .isInstanceOf(JourneyEventStore.class);
      assertThat(context.getBeansOfType(TokenStore.class).values())
          .singleElement()
          .isInstanceOf(JdbcTokenStore.class);
      assertThat(context.getBeansOfType(TransactionManager.class).values())
          .singleElement()
          .isInstanceOf(SpringTransactionManager.class);
      assertThat(context.getBeansOfType(EventStorageEngine.class)).hasSize(1);
      var configuration = context.getBean(org.axonframework.config.Configuration.class);
      assertThat(configuration.eventStore()).isInstanceOf(JourneyEventStore.class);
      assertThat(configuration.commandBus()).isSameAs(context.getBean("commandBus"));
      assertThat(configuration.serializer()).isInstanceOf(JacksonSerializer.class);
      assertThat(configuration.eventSerializer()).isInstanceOf(JacksonSerializer.class);
      assertThat(configuration.getComponent(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
      assertThat(context.getBean(AxonRecorder.class).record(Messages.referral("a", "j-1")))
          .isInstanceOf(org.journey.ingest.Outcome.Accepted.class);
    }
  }

  @Test
  void axon_does_not_call_home() {
    assertThat(System.getProperty("axoniq.update-checker.disabled")).isEqualTo("true");
  }

  @Test
  void ids_of_messages_are_made_without_the_systems_randomness() {
    assertThat(org.axonframework.common.IdentifierFactory.getInstance())
        .isInstanceOf(MessageIds.class);
  }

  @Test
  void a_stream_gives_every_sequence_in_order_of_whatever_node_and_soon() throws Exception {
    EventStore events = node.bean(EventStore.class);
    List<Long> sequences = new ArrayList<>();
    List<Duration> waits = new ArrayList<>();
    try (var stream = events.openStream(null)) {
      for (int i = 0; i < 40; i++) {
        TestNode any = i % 2 == 0 ? node : other;
        any.recorder().record(Messages.referral("a", "j-" + i));
        long start = System.nanoTime();
        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
        TrackedEventMessage<?> message = stream.nextAvailable();
        waits.add(Duration.ofNanos(System.nanoTime() - start));
        Recorded recorded = (Recorded) message.getPayload();
        assertThat(message.getTimestamp()).isEqualTo(recorded.recordedTime());
        assertThat(message.trackingToken().position()).hasValue(recorded.sequence());
        sequences.add(recorded.sequence());
      }
      assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(40);
    // By word of what is stored; the look that a node takes of its own accord is a second apart.
    Collections.sort(waits);
    assertThat(waits.get(30)).as("%s", waits).isLessThan(Duration.ofMillis(500));
    try (var again = events.openStream(new GlobalSequenceTrackingToken(38))) {
      assertThat(((Recorded) again.nextAvailable().getPayload()).sequence()).isEqualTo(39);
      assertThat(((Recorded) again.nextAvailable().getPayload()).sequence()).isEqualTo(40);
    }
  }
}
