package org.journey.axon;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.journey.ingest.Recorder;
import org.journey.interaction.Vocabulary;
import org.journey.log.GroupCommitAppender;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.sealing.FieldOpener;
import org.journey.sealing.FileMasterKey;
import org.journey.sealing.MasterKey;
import org.journey.sealing.PersonKeys;
import org.journey.testing.Scratch;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One node of the platform as far as recording goes, wired as the application wires it. */
public final class TestNode implements AutoCloseable {

  /** Nodes share it, as they share their database. */
  private static final MasterKey MASTER = master();

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /** Starts one. */
  public TestNode(LogDatabase database) {
    this(database, InstantSource.system());
  }

  /** Starts one with a clock of its own. */
  public TestNode(LogDatabase database, InstantSource clock) {
    this(database, clock, new BeanPostProcessor() {}, Map.of());
  }

  /** Starts one with some of its parts changed. */
  TestNode(LogDatabase database, BeanPostProcessor change) {
    this(database, InstantSource.system(), change, Map.of());
  }

  private TestNode(
      LogDatabase database,
      InstantSource clock,
      BeanPostProcessor change,
      Map<String, Object> settings,
      Class<?>... also) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings));
    context.getBeanFactory().addBeanPostProcessor(change);
    register(context, database);
    context.registerBean(
        PlatformTransactionManager.class,
        () -> new DataSourceTransactionManager(context.getBean(DataSource.class)));
    context.registerBean(InstantSource.class, () -> clock);
    context.register(AxonConfiguration.class);
    if (also.length > 0) {
      context.register(also);
    }
    context.refresh();
  }

  /** Starts one that follows the log for its projections, and rebuilds them. */
  public static TestNode projecting(LogDatabase database) {
    return projecting(database, InstantSource.system(), Map.of(), new BeanPostProcessor() {});
  }

  /**
   * Starts one that follows the log, in its own way.
   *
   * @param clock what it takes for the time
   * @param settings properties: of the rebuild's lanes, for instance
   * @param change of its parts
   */
  public static TestNode projecting(
      LogDatabase database,
      InstantSource clock,
      Map<String, Object> settings,
      BeanPostProcessor change) {
    return new TestNode(database, clock, change, settings, ProjectionConfiguration.class);
  }

  /** What the rest of the application gives to ours. */
  static void register(GenericApplicationContext context, LogDatabase database) {
    context.registerBean(LogDatabase.class, () -> database);
    context.registerBean(DataSource.class, () -> database.pool(10));
    context.registerBean(MasterKey.class, () -> MASTER);
    context.registerBean(Vocabulary.class, () -> key -> true);
  }

  private static MasterKey master() {
    try {
      Path directory = Scratch.directory("key-");
      return FileMasterKey.openOrCreate(directory.resolve("master.key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recorder. */
  public Recorder recorder() {
    return context.getBean(AxonRecorder.class);
  }

  /** Reading. */
  public PostgresInteractionLog log() {
    return context.getBean(PostgresInteractionLog.class);
  }

  /** Opening. */
  public FieldOpener opener() {
    return context.getBean(FieldOpener.class);
  }

  /** What it has heard. */
  public LogNews news() {
    return context.getBean(LogNews.class);
  }

  /** Its writer. */
  public GroupCommitAppender appender() {
    return context.getBean(GroupCommitAppender.class);
  }

  /** Keys of persons. */
  public PersonKeys keys() {
    return context.getBean(PersonKeys.class);
  }

  /** Any of its parts. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.getBean(DataSource.class);
    HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
    context.close();
    pool.close();
  }
}
