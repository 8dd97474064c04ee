package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps everything anew that an older master key wrapped, once there is a newer one: in small
 * parts, beside the serving. When it says that nothing is left, the older key can be dropped.
 */
public final class MasterKeyRotation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MasterKeyRotation.class);

  private static final int PART = 500;
  private static final long LOOK_SECONDS = 10;

  /** A node that has not heard of the new key yet goes on wrapping with the old one. */
  private static final Duration ANEW = Duration.ofMinutes(5);

  private final DataSource source;
  private final MasterKey master;
  private final Thread thread;
  private volatile boolean closed;

  /** Starts. */
  public MasterKeyRotation(DataSource source, MasterKey master) {
    this.source = source;
    this.master = master;
    this.thread = Thread.ofPlatform().name("journey-master-key").daemon().start(this::run);
  }

  private void run() {
    long next = System.nanoTime();
    while (!closed) {
      try {
        boolean changed = master.refresh();
        if (changed || System.nanoTime() - next >= 0) {
          next = System.nanoTime() + ANEW.toNanos();
          if (master.hasOlder()) {
            rewrap();
          }
        }
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        next = System.nanoTime();
        LOG.warn(
            "Wrapping keys anew was broken off, and is tried again: {}", e.getClass().getName());
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(LOOK_SECONDS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /**
   * Wraps anew all that an older key wrapped.
   *
   * @return how many keys of persons, days and months still are wrapped by an older one
   */
  long rewrap() {
    long wrapped = 0;
    long left = 0;
    ClientId after = new ClientId("", "");
    for (List<Person> part = persons(after); !part.isEmpty() && !closed; part = persons(after)) {
      after = part.getLast().client();
      int done = store(part);
      wrapped += done;
      left += part.size() - done;
    }
    for (Dated of : Dated.values()) {
      for (DatedKey key : dated(of)) {
        if (store(key)) {
          wrapped++;
        } else {
          left++;
        }
      }
    }
    if (left > 0) {
      LOG.warn("{} keys could not be wrapped anew: keep the older master keys", left);
    } else if (!closed) {
      LOG.info(
          "{} keys were wrapped anew: nothing is left that needs an older master key", wrapped);
    }
    return left;
  }

  private record Person(ClientId client, byte[] wrapped, byte @Nullable [] content) {}

  /** Those behind one that an older key wrapped. */
  private List<Person> persons(ClientId after) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select organisation, client, wrapped, content_wrapped from person_key where"
                      + " (organisation, client) > (?, ?) and wrapped is not null and"
                      + " (substring(wrapped from 1 for ?) <> ? or substring(content_wrapped from 1"
                      + " for ?) <> ?) order by organisation, client limit ?")) {
            byte[] mark = master.mark();
            query.setString(1, after.organisation());
            query.setString(2, after.client());
            query.setInt(3, mark.length);
            query.setBytes(4, mark);
            query.setInt(5, mark.length);
            query.setBytes(6, mark);
            query.setInt(7, PART);
            try (ResultSet rows = query.executeQuery()) {
              List<Person> persons = new ArrayList<>();
              while (rows.next()) {
                persons.add(
                    new Person(
                        new ClientId(rows.getString(1), rows.getString(2)),
                        rows.getBytes(3),
                        rows.getBytes(4)));
              }
              return persons;
            }
          }
        });
  }

  /** Only what is still as it was read: a key may be destroyed or replaced meanwhile. */
  private int store(List<Person> persons) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update person_key set wrapped = ?, content_wrapped = ? where organisation = ?"
                      + " and client = ? and wrapped = ? and content_wrapped is not distinct"
                      + " from ?")) {
            int done = 0;
            for (Person person : persons) {
              if (bind(update, person)) {
                update.executeUpdate();
                done++;
              }
            }
            return done;
          }
        });
  }

  private boolean bind(PreparedStatement update, Person person) throws SQLException {
    ClientId client = person.client();
    byte[] content = person.content();
    try {
      update.setBytes(1, anew(person.wrapped(), Places.personKey(client)));
      update.setBytes(2, content == null ? null : anew(content, Places.contentKey(client)));
    } catch (GeneralSecurityException e) {
      Damage.personKey();
      return false;
    }
    update.setString(3, client.organisation());
    update.setString(4, client.client());
    update.setBytes(5, person.wrapped());
    update.setBytes(6, content);
    return true;
  }

  private byte[] anew(byte[] wrapped, byte[] place) throws GeneralSecurityException {
    return master.wrap(master.unwrap(wrapped, place), place);
  }

  /** Keys of a day or a month, in a table each. */
  private enum Dated {
    REFUSED("refused_key", "day"),
    PURPOSES("access_key", "month");

    private final String table;
    private final String date;

    Dated(String table, String date) {
      this.table = table;
      this.date = date;
    }

    byte[] place(LocalDate date) {
      return switch (this) {
        case REFUSED -> Places.refusedKey(date);
        case PURPOSES -> Places.purposeKey(YearMonth.from(date));
      };
    }
  }

  private record DatedKey(Dated of, LocalDate date, byte[] wrapped) {}

  private List<DatedKey> dated(Dated of) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select %s, wrapped from %s where substring(wrapped from 1 for ?) <> ?"
                      .formatted(of.date, of.table))) {
            byte[] mark = master.mark();
            query.setInt(1, mark.length);
            query.setBytes(2, mark);
            try (ResultSet rows = query.executeQuery()) {
              List<DatedKey> keys = new ArrayList<>();
              while (rows.next()) {
                keys.add(new DatedKey(of, rows.getDate(1).toLocalDate(), rows.getBytes(2)));
              }
              return keys;
            }
          }
        });
  }

  private boolean store(DatedKey key) {
    byte[] anew;
    try {
      anew = anew(key.wrapped(), key.of().place(key.date()));
    } catch (GeneralSecurityException e) {
      return false;
    }
    LogReads.with(source, connection -> store(connection, key, anew));
    return true;
  }

  private static int store(Connection connection, DatedKey key, byte[] anew) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update %s set wrapped = ? where %s = ? and wrapped = ?"
                .formatted(key.of().table, key.of().date))) {
      update.setBytes(1, anew);
      update.setDate(2, Date.valueOf(key.date()));
      update.setBytes(3, key.wrapped());
      return update.executeUpdate();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
