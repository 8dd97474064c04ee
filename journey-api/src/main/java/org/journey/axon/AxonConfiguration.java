package org.journey.axon;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.journey.interaction.Vocabulary;
import org.journey.log.AppendWatch;
import org.journey.log.GroupCommitAppender;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.sealing.FieldOpener;
import org.journey.sealing.KeyNews;
import org.journey.sealing.Leftovers;
import org.journey.sealing.MasterKey;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.Renewed;
import org.journey.sealing.Sealer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The log and Axon over it, every part declared here: Axon 4.13's own set-up is ordered after class
 * names of Spring Boot 3 and falls back in silence to parts that keep nothing.
 *
 * <p>Needs from elsewhere: {@link LogDatabase}, a pooled {@link DataSource} with its transaction
 * manager, {@link MasterKey}, {@link Vocabulary} and a clock.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

  @Bean
  @Primary
  PostgresInteractionLog interactionLog(DataSource source) {
    return new PostgresInteractionLog(source);
  }

  @Bean(destroyMethod = "close")
  LogNews logNews(LogDatabase database) {
    return new LogNews(database);
  }

  @Bean(destroyMethod = "close")
  GroupCommitAppender groupCommitAppender(
      LogDatabase database, LogNews news, ObjectProvider<AppendWatch> watch) {
    return new GroupCommitAppender(
        database, news::advance, watch.getIfAvailable(() -> AppendWatch.NONE));
  }

  /** It sent the wrapped keys of interactions, and what these seal. */
  @Bean
  Leftovers connectionOfTheAppender(GroupCommitAppender appender) {
    return new Renewed(appender::connectAnew);
  }

  @Bean
  PersonKeys personKeys(DataSource source, MasterKey master) {
    return new PersonKeys(source, master);
  }

  @Bean(destroyMethod = "close")
  KeyNews keyNews(LogNews news, PersonKeys keys, ObjectProvider<Leftovers> leftovers) {
    return new KeyNews(news, keys, Leftovers.of(leftovers.stream().toList()));
  }

  @Bean
  @Primary
  FieldOpener fieldOpener(DataSource source, PersonKeys keys) {
    return new FieldOpener(source, keys);
  }

  @Bean
  EventStorageEngine eventStorageEngine(
      GroupCommitAppender appender, PostgresInteractionLog log, PersonKeys keys) {
    return new JourneyEventStorageEngine(appender, log, keys);
  }

  @Bean
  @Qualifier("eventStore")
  EventStore eventBus(EventStorageEngine engine, PostgresInteractionLog log, LogNews news) {
    return JourneyEventStore.over(engine, log, news);
  }

  /**
   * Without a transaction: a command that waits for the group commit would hold a connection of the
   * pool, and ten at most could share a commit.
   */
  @Bean
  @Qualifier("localSegment")
  CommandBus commandBus() {
    return SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE).build();
  }

  /** For processors, whose tables and tokens change in one transaction. */
  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  ConnectionProvider connectionProvider(DataSource source) {
    return new SpringDataSourceConnectionProvider(source);
  }

  @Bean
  TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(serializer)
        .schema(
            TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("timestamp")
                .setOwnerColumn("owner")
                .build())
        .contentType(byte[].class)
        .build();
  }

  /** Of tokens alone: what is in the log is ours. Jackson 2, for Axon's replay tokens need it. */
  @Bean
  @Primary
  Serializer serializer() {
    return JacksonSerializer.builder()
        .objectMapper(JsonMapper.builder().addModule(new JavaTimeModule()).build())
        .build();
  }

  /**
   * The entities in memory.
   *
   * @param megabytes most; 0: a fifth of the heap
   */
  @Bean
  EntityCache entityCache(@Value("${journey.entity-cache-megabytes:0}") long megabytes) {
    return new EntityCache(megabytes == 0 ? Runtime.getRuntime().maxMemory() / 5 : megabytes << 20);
  }

  @Bean
  Deciding deciding(PostgresInteractionLog log, PersonKeys keys, Vocabulary vocabulary) {
    return new Deciding(log, keys, new Sealer(keys), vocabulary);
  }

  @Bean(destroyMethod = "close")
  Commands commands(CommandBus bus, EventStore events, EntityCache cache, Deciding deciding) {
    return new Commands(
        bus,
        EntityRepository.of(JourneyEntity.class, JourneyEntity::new, events, cache),
        EntityRepository.of(ClientEntity.class, ClientEntity::new, events, cache),
        deciding);
  }

  @Bean
  AxonRecorder recorder(
      Commands commands,
      EntityCache cache,
      PostgresInteractionLog log,
      PersonKeys keys,
      InstantSource clock) {
    return new AxonRecorder(
        commands,
        new WarmUp(log, cache, keys),
        cache,
        log,
        new Receipts(log, keys),
        new StraightPath(commands, cache, keys),
        clock);
  }
}
