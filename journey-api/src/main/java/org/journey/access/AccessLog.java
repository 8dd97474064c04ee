package org.journey.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.journey.log.Deadline;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who read what, and reads that again. A log of its own: numbers from 1 without gaps in
 * the order of commits, and for each entry the hash of its exact bytes.
 */
public final class AccessLog {

  private final AccessWriter writer;
  private final EntryForm form;
  private final DataSource source;

  AccessLog(AccessWriter writer, EntryForm form, DataSource source) {
    this.writer = writer;
    this.form = form;
    this.source = source;
  }

  /**
   * Adds an entry; it is durable when this returns.
   *
   * @return its number
   * @throws org.journey.log.LogUnavailable if it cannot be written in time: it may be there or not
   */
  public long write(AccessEntry entry, Deadline deadline) {
    return writer.write(
        new Prepared(
            entry.organisation(),
            entry.actor(),
            entry.operation(),
            entry.places(),
            form.tail(entry),
            entry.glassBroken()),
        deadline);
  }

  /**
   * Writes down that a command is about to tell of an organisation's journeys, or of everybody's.
   *
   * @param organisation null: every organisation has an entry of its own
   * @throws org.journey.log.LogUnavailable if that cannot be written
   */
  public void writeCommand(AccessEntry.Command command, @Nullable String organisation) {
    for (String one : organisation == null ? organisations() : List.of(organisation)) {
      write(AccessEntry.ofCommand(one, command), Deadline.soon());
    }
  }

  /** Those of whom anything is recorded: from one to the next, by the index. */
  private List<String> organisations() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "with recursive o as (select min(organisation) as organisation from"
                          + " interaction union all select (select min(i.organisation) from"
                          + " interaction i where i.organisation > o.organisation) from o where"
                          + " o.organisation is not null) select organisation from o where"
                          + " organisation is not null");
              ResultSet rows = query.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
              all.add(rows.getString(1));
            }
            return all;
          }
        });
  }

  /** The last number; 0 if there is none. */
  public long head() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("select coalesce(max(number), 0) from access_entry");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /**
   * The leaf hashes of a stretch, SHA-256 of 0x00 and the entry's bytes as RFC 6962 has it, in the
   * order of numbers.
   *
   * @param after the number before the first
   * @param upTo the last number; no more than some thousands at a time
   */
  public List<byte[]> leafHashes(long after, long upTo) {
    return bytes("leaf_hash", after, upTo);
  }

  /** The exact bytes of the entries of a stretch, as {@link #leafHashes} has their hashes. */
  public List<byte[]> entries(long after, long upTo) {
    return bytes("entry", after, upTo);
  }

  private List<byte[]> bytes(String column, long after, long upTo) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select "
                      + column
                      + " from access_entry where number > ? and number <= ? order by number")) {
            query.setLong(1, after);
            query.setLong(2, upTo);
            List<byte[]> bytes = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                bytes.add(rows.getBytes(1));
              }
            }
            return bytes;
          }
        });
  }

  /**
   * Whether somebody broke the glass for a journey in the last {@link BreakGlass#MINUTES} minutes,
   * by the database's clock.
   */
  boolean isGlassBroken(String organisation, String journey, String actor) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select exists (select 1 from access_glass where organisation = ? and journey = ?"
                      + " and actor = ? and opened > clock_timestamp() - make_interval(mins =>"
                      + " ?))")) {
            query.setString(1, organisation);
            query.setString(2, journey);
            query.setString(3, actor);
            query.setInt(4, BreakGlass.MINUTES);
            try (ResultSet row = query.executeQuery()) {
              row.next();
              return row.getBoolean(1);
            }
          }
        });
  }
}
