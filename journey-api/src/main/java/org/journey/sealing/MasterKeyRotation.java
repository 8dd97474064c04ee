package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.journey.log.Rounds;
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
  private final Rounds rounds;
  private volatile boolean closed;

  /** When it is looked again, though the file is the same. Of the thread. */
  private long next = System.nanoTime();

  /** Starts. */
  public MasterKeyRotation(DataSource source, MasterKey master) {
    this.source = source;
    this.master = master;
    this.rounds =
        Rounds.start(
            "journey-master-key", this::round, Duration.ofSeconds(LOOK_SECONDS), this::brokenOff);
  }

  private void round() throws InterruptedException {
    boolean changed = master.refresh();
    if (changed || System.nanoTime() - next >= 0) {
      next = System.nanoTime() + ANEW.toNanos();
      if (!master.marks().older().isEmpty()) {
        rewrap();
      }
    }
    TimeUnit.SECONDS.sleep(LOOK_SECONDS);
  }

  private void brokenOff(Throwable why) {
    next = System.nanoTime();
    LOG.warn("Wrapping keys anew was broken off, and is tried again: {}", why.getClass().getName());
  }

  /**
   * Wraps anew all that an older key wrapped.
   *
   * @return how many keys of persons, days and months still are wrapped by an older one
   */
  long rewrap() {
    MasterKey.Marks marks = master.marks();
    long wrapped = 0;
    long left = 0;
    ClientId after = new ClientId("", "");
    for (List<Person> part = persons(marks, after);
        !part.isEmpty() && !closed;
        part = persons(marks, after)) {
      after = part.getLast().client();
      int done = store(part);
      wrapped += done;
      left += part.size() - done;
    }
    for (DatedKeys.Of of : DatedKeys.Of.values()) {
      for (DatedKey key : dated(marks, of)) {
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
          "{} keys were wrapped anew: nothing is left that needs an older master key of this node",
          wrapped);
    }
    return left;
  }

  private record Person(ClientId client, byte[] wrapped, byte @Nullable [] content) {}

  /**
   * Those behind one that an older key wrapped; what a newer one did, which this node only has
   * prepared, is left to who has taken it.
   */
  private List<Person> persons(MasterKey.Marks marks, ClientId after) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select organisation, client, wrapped, content_wrapped from person_key where"
                      + " (organisation, client) > (?, ?) and wrapped is not null and"
                      + " (substring(wrapped from 1 for 5) = any(?) or substring(content_wrapped"
                      + " from 1 for 5) = any(?)) order by organisation, client limit ?")) {
            Array older = MasterKeyUse.array(connection, marks.older());
            query.setString(1, after.organisation());
            query.setString(2, after.client());
            query.setArray(3, older);
            query.setArray(4, older);
            query.setInt(5, PART);
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

  private record DatedKey(DatedKeys.Of of, LocalDate date, byte[] wrapped) {}

  private List<DatedKey> dated(MasterKey.Marks marks, DatedKeys.Of of) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select %s, wrapped from %s where substring(wrapped from 1 for 5) = any(?)"
                      .formatted(of.date(), of.table()))) {
            query.setArray(1, MasterKeyUse.array(connection, marks.older()));
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
                .formatted(key.of().table(), key.of().date()))) {
      update.setBytes(1, anew);
      update.setDate(2, Date.valueOf(key.date()));
      update.setBytes(3, key.wrapped());
      return update.executeUpdate();
    }
  }

  @Override
  public void close() {
    closed = true;
    rounds.close();
  }
}
