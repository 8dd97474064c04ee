package org.journey.derived;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.engine.Database;
import org.journey.engine.JourneyCache;
import org.journey.engine.JourneySource;
import org.journey.engine.Projection;
import org.journey.engine.Rebuilds;
import org.journey.log.LogDatabase;
import org.journey.log.LogJourneys;
import org.journey.log.LogReads;
import org.journey.log.Reach;

/**
 * The read models of this node: their pools, apart from the log's so that no report keeps an
 * interaction waiting, and the projections there are.
 */
public final class ReadModels implements AutoCloseable {

  /**
   * Among how many segments the journeys of a projection are shared: most nodes that can work on
   * one at a time. Fixed when a slot is filled.
   */
  public static final int SEGMENTS = 4;

  private static final int NOT_FOR_LANES = 3;

  private final HikariDataSource pool;
  private final HikariDataSource views;
  private final HikariDataSource journeys;
  private final Database database;
  private final Database brief;
  private final Database requests;
  private final LogJourneys source;
  private final List<Projection> projections;
  private final JourneyCache cache;
  private final String owner = UUID.randomUUID().toString();

  /**
   * Opens the pools: a quarter of the connections for brief questions, and as many to read journeys
   * as to write rows. Whoever holds one of a pool and waits, waits for another pool: nobody waits
   * in a ring.
   *
   * @param size most connections in all
   * @param cacheBytes most that journeys read last may take on the heap
   */
  public ReadModels(LogDatabase log, int size, long cacheBytes, List<Projection> projections) {
    int each = each(size);
    this.pool = log.readModels(each);
    this.journeys = log.journeys(each);
    this.views = log.views(Math.max(1, size / 4));
    this.database = new Database(pool);
    this.brief = new Database(views);
    this.requests = new Database(views, Reach::enter);
    this.source = new LogJourneys(journeys);
    this.projections = List.copyOf(projections);
    this.cache = new JourneyCache(cacheBytes);
  }

  private static int each(int size) {
    return Math.max(1, (size - size / 4) / 2);
  }

  /**
   * How many lanes a rebuild may have: each writes by a connection of one pool while it reads by
   * one of another, and a third of either, or three, are left to those who follow the log and who
   * ask.
   *
   * @param size most connections in all
   */
  public static int lanes(int size) {
    int each = each(size);
    return Math.max(1, each - Math.max(NOT_FOR_LANES, each / 3));
  }

  /** The pool for what is written, and for what is read at length. */
  public DataSource pool() {
    return pool;
  }

  /** The database, in transactions. */
  public Database database() {
    return database;
  }

  /** The same for brief questions, for which a stalled server is given up within 3 s. */
  public Database brief() {
    return brief;
  }

  /**
   * The same as a request sees it: row-level security shows rows of its organisations alone ({@link
   * Reach}).
   */
  public Database requests() {
    return requests;
  }

  /** The log by journeys. */
  public JourneySource source() {
    return source;
  }

  /** The journeys read last, for whoever follows the log. */
  public JourneyCache cache() {
    return cache;
  }

  /** All projections. */
  public List<Projection> projections() {
    return projections;
  }

  /** A projection by its name. */
  public Optional<Projection> projection(String name) {
    return projections.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The rebuilds. */
  public Rebuilds rebuilds() {
    return new Rebuilds(source, SEGMENTS);
  }

  /** This node since its start: no two are the same, and none comes back. */
  public String owner() {
    return owner;
  }

  /**
   * Asks in a transaction.
   *
   * @throws org.journey.log.LogUnavailable if the database cannot be reached or does not answer
   */
  public <T> T ask(Database.Work<T> work) {
    return LogReads.told(() -> database.ask(work));
  }

  /** Asks briefly; fails as {@link #ask}, and soon. */
  public <T> T askBriefly(Database.Work<T> work) {
    return LogReads.told(() -> brief.ask(work));
  }

  /** Asks briefly as a request, as {@link #requests} says; fails as {@link #askBriefly}. */
  public <T> T askForRequest(Database.Work<T> work) {
    return LogReads.told(() -> requests.ask(work));
  }

  /** Asks briefly by one statement that the server ends by itself; fails as {@link #askBriefly}. */
  public <T> T askOnce(Database.Work<T> statement) {
    return LogReads.told(() -> brief.once(statement));
  }

  /** Asks as of one moment; fails as {@link #ask}. */
  public <T> T snapshot(Database.Work<T> work) {
    return LogReads.told(() -> database.snapshot(work));
  }

  @Override
  public void close() {
    pool.close();
    views.close();
    journeys.close();
  }
}
