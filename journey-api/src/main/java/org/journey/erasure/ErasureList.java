package org.journey.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.journey.log.LogNews;
import org.journey.log.LogUnavailable;
import org.journey.log.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was destroyed, listed outside the database too: a restored copy of the database holds the
 * keys again, and knows nothing of it. Every node lists everything, whichever node did it, for any
 * of their lists may be what is left. At the start, before anything is served, what is listed is
 * done again where it is not done; of an interaction that the copy lacks, when it is sent again.
 */
final class ErasureList implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureList.class);

  private static final long LOOK_SECONDS = 1;
  private static final long PAUSE_MILLIS = 500;

  /** Of who is asked something: told within 3 s, whatever the disk does. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Of what nobody waits for. A database that is away is told as that before. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(20);

  private final ListFile file;
  private final DoneErasures done;
  private final ErasuresAgain again;
  private final LogNews news;
  private final ListTurn turn = new ListTurn();
  private final Rounds rounds;

  /** What is listed. Once this has begun, of the turn's thread; so is the next. */
  private final Set<UUID> listed = new HashSet<>();

  /** The last change of keys that is listed. */
  private long last;

  /** Redactions of what is not in the log. Of the thread. */
  private List<Listed> awaited;

  /** How far this node had heard of the log. Of the thread. */
  private long heard;

  private boolean troubled;

  /**
   * Does again what is listed and not done, lists what is done and not listed, and goes on with
   * that.
   *
   * @param acceptMissing begin another list though there must be one, and it is missing
   * @throws MissingList if it is, and that is not accepted
   * @throws IOException if the list cannot be read or written
   */
  ErasureList(ListFile file, DataSource source, LogNews news, boolean acceptMissing)
      throws IOException {
    this.file = file;
    this.done = new DoneErasures(source);
    this.again = new ErasuresAgain(source);
    this.news = news;
    begin(new ListsBegun(source), acceptMissing);
    List<Listed> entries = file.read();
    ErasuresAgain.Applied applied = again.apply(entries);
    this.awaited = applied.awaited();
    say(applied);
    entries.forEach(entry -> listed.add(entry.erasure()));
    list();
    this.rounds =
        Rounds.start(
            "journey-erasure-list", this::round, Duration.ofSeconds(LOOK_SECONDS), this::tell);
  }

  private void begin(ListsBegun lists, boolean acceptMissing) throws IOException {
    boolean missing = !file.isThere() && lists.needsOne();
    if (missing && !acceptMissing) {
      throw new MissingList(file.path());
    }
    if (missing) {
      LOG.warn(
          "The list of erasures is lost and begun anew: what was erased and this database knows"
              + " nothing of is readable again");
    }
    file.make();
    lists.note(missing);
  }

  private static void say(ErasuresAgain.Applied applied) {
    if (applied.again() > 0) {
      LOG.warn(
          "{} erasures and redactions that are listed were undone, and are done again",
          applied.again());
    }
    if (!applied.awaited().isEmpty()) {
      LOG.warn(
          "{} redactions are of interactions that this log does not hold: if these are sent again,"
              + " they are redacted again",
          applied.awaited().size());
    }
  }

  /**
   * Lists all that is done by now; when it returns, that is on the disk.
   *
   * @throws LogUnavailable if it cannot be written, or not within 2 s, or the database cannot be
   *     asked
   */
  void catchUp() {
    catchUp(PATIENCE);
  }

  private void catchUp(Duration patience) {
    try {
      turn.run(this::list, patience);
    } catch (TimeoutException e) {
      throw new LogUnavailable("the list of erasures is not written in time", e);
    }
  }

  private void list() {
    try {
      DoneErasures.Page page = done.after(last);
      List<Listed> missing =
          page.entries().stream().filter(entry -> !listed.contains(entry.erasure())).toList();
      if (!missing.isEmpty()) {
        file.append(missing);
        missing.forEach(entry -> listed.add(entry.erasure()));
      }
      last = page.last();
    } catch (IOException e) {
      throw new LogUnavailable(
          "the list of erasures cannot be written", new UncheckedIOException(e));
    }
  }

  private void round() throws InterruptedException {
    news.awaitBeyond(heard, LOOK_SECONDS, TimeUnit.SECONDS);
    heard = news.head();
    catchUp(LONG_PATIENCE);
    if (!awaited.isEmpty()) {
      awaited = again.apply(awaited).awaited();
    }
    troubled = false;
    Thread.sleep(PAUSE_MILLIS);
  }

  /** Once, until it goes well again; that the database is away is told elsewhere. */
  private void tell(Throwable trouble) {
    Throwable cause = trouble.getCause();
    if (!troubled && (cause instanceof UncheckedIOException || cause instanceof TimeoutException)) {
      troubled = true;
      LOG.error("The list of erasures cannot be written: no erasure is told as done until it can");
    }
  }

  @Override
  public void close() {
    rounds.close();
    turn.close();
  }
}
