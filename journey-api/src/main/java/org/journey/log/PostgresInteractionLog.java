package org.journey.log;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.jspecify.annotations.Nullable;

/** The log as PostgreSQL keeps it, for reading. */
public final class PostgresInteractionLog implements InteractionLog {

  /** Interactions looked up in one question: far fewer than the pool's time-out allows. */
  private static final int NAMED_AT_A_TIME = 500;

  /** The advisory lock under which recorded times are given and what has them is committed. */
  public static final long LOCK = BatchWriter.LOCK;

  /**
   * An event has up to some 100 KB, twice that as text on the way: a page must fit a small heap.
   */
  private static final int PAGE = 500;

  private final DataSource source;
  private final DataSource all;

  /**
   * @param source a pool
   */
  public PostgresInteractionLog(DataSource source) {
    this(source, source);
  }

  /**
   * The log as a request sees it.
   *
   * @param database shows rows of the request's organisations alone
   * @param all shows all, of which the head is looked up
   */
  public PostgresInteractionLog(RequestDatabase database, DataSource all) {
    this(database.source(), all);
  }

  private PostgresInteractionLog(DataSource source, DataSource all) {
    this.source = source;
    this.all = all;
  }

  @Override
  public long head() {
    return Rows.list(
            all,
            "select coalesce(max(sequence), 0) from interaction",
            query -> {},
            row -> row.getLong(1))
        .getFirst();
  }

  @Override
  public List<Stored> after(long sequence, @Nullable String organisation, int limit) {
    return page(sequence, Long.MAX_VALUE, organisation, limit);
  }

  private List<Stored> page(long after, long upTo, @Nullable String organisation, int limit) {
    String mine = organisation == null ? "" : " and i.organisation = ?";
    return Rows.list(
        source,
        "select "
            + Rows.STORED
            + " from interaction i where i.sequence > ? and i.sequence <= ?"
            + mine
            + " order by i.sequence limit ?",
        query -> {
          query.setLong(1, after);
          query.setLong(2, upTo);
          if (organisation == null) {
            query.setInt(3, limit);
          } else {
            query.setString(3, organisation);
            query.setInt(4, limit);
          }
        },
        Rows::stored);
  }

  @Override
  public List<Stored> journey(String organisation, String journeyId, @Nullable Instant asKnown) {
    return subject(organisation, false, journeyId, asKnown);
  }

  /** What is said of one client, in sequence order. */
  public List<Stored> client(String organisation, String clientId) {
    return subject(organisation, true, clientId, null);
  }

  /**
   * What some interactions are called by who told them.
   *
   * @param sequence its place in the log
   * @param identity its source and id
   */
  public record Named(long sequence, Identity identity) {}

  /**
   * The names of those of some sequences that are an organisation's, in the order of sequences:
   * asked for so many at a time that each question is answered in time, however many they are.
   *
   * @param sequences ascending
   */
  public List<Named> named(String organisation, long[] sequences) {
    List<Named> named = new ArrayList<>(sequences.length);
    for (int from = 0; from < sequences.length; from += NAMED_AT_A_TIME) {
      Object[] some =
          Arrays.stream(sequences, from, Math.min(sequences.length, from + NAMED_AT_A_TIME))
              .boxed()
              .toArray();
      named.addAll(
          Rows.list(
              source,
              "select i.sequence, i.source, i.id from unnest(?::bigint[]) as w (sequence) join"
                  + " interaction i using (sequence) where i.organisation = ? order by i.sequence",
              query -> {
                query.setArray(1, query.getConnection().createArrayOf("bigint", some));
                query.setString(2, organisation);
              },
              row -> new Named(row.getLong(1), new Identity(row.getString(2), row.getString(3)))));
    }
    return named;
  }

  /** The same log as far as it is about clients. */
  public LogClients clients() {
    return new LogClients(source);
  }

  private List<Stored> subject(
      String organisation, boolean aboutClient, String subject, @Nullable Instant asKnown) {
    String known = asKnown == null ? "" : " and i.recorded <= ?";
    return Rows.list(
        source,
        "select "
            + Rows.STORED
            + " from interaction i"
            + " where i.organisation = ? and i.about_client = ? and i.subject = ?"
            + known
            + " order by i.version",
        query -> {
          query.setString(1, organisation);
          query.setBoolean(2, aboutClient);
          query.setString(3, subject);
          if (asKnown != null) {
            query.setObject(4, OffsetDateTime.ofInstant(asKnown, ZoneOffset.UTC));
          }
        },
        Rows::stored);
  }

  /**
   * Several subjects at once, in one query, each in sequence order; those without rows are left
   * out.
   */
  public Map<SubjectId, List<Stored>> subjects(Collection<SubjectId> subjects) {
    List<SubjectId> wanted = List.copyOf(subjects);
    Map<SubjectId, List<Stored>> found = new HashMap<>();
    Rows.list(
            source,
            "select "
                + Rows.STORED
                + " from (select distinct * from unnest(?::text[], ?::boolean[], ?::text[]))"
                + " as w (organisation, about_client, subject)"
                // Whatever is known of the table, each is looked up by the index that has it in
                // order: not by that of its organisation, which may hold little now.
                + " cross join lateral (select * from interaction j where j.organisation ="
                + " w.organisation and j.about_client = w.about_client and j.subject = w.subject"
                + " order by j.organisation, j.about_client, j.subject, j.version offset 0) i"
                + " order by i.organisation, i.about_client, i.subject, i.version",
            query -> bind(query, wanted),
            Rows::stored)
        .forEach(
            stored ->
                found.computeIfAbsent(SubjectId.of(stored), any -> new ArrayList<>()).add(stored));
    return found;
  }

  private static void bind(PreparedStatement query, List<SubjectId> subjects) throws SQLException {
    query.setArray(1, array(query, "text", subjects, SubjectId::organisation));
    query.setArray(2, array(query, "bool", subjects, SubjectId::aboutClient));
    query.setArray(3, array(query, "text", subjects, SubjectId::subject));
  }

  private static Array array(
      PreparedStatement query, String type, List<SubjectId> subjects, Function<SubjectId, ?> part)
      throws SQLException {
    return query.getConnection().createArrayOf(type, subjects.stream().map(part).toArray());
  }

  @Override
  public Optional<Stored> at(long sequence) {
    return page(sequence - 1, sequence, null, 1).stream().findFirst();
  }

  /** Page by page, so that no transaction stays open however long the consumer takes. */
  @Override
  public void stream(
      long after, long upTo, @Nullable String organisation, Consumer<Stored> consumer) {
    long position = after;
    while (position < upTo) {
      List<Stored> page = page(position, upTo, organisation, PAGE);
      page.forEach(consumer);
      if (page.size() < PAGE) {
        return;
      }
      position = page.getLast().sequence();
    }
  }

  /**
   * The rows that some identities already have.
   *
   * @param digests see {@link IdentityDigest}
   */
  public Map<UUID, Receipt> receipts(Collection<UUID> digests) {
    Map<UUID, Receipt> receipts = new HashMap<>();
    if (digests.isEmpty()) {
      return receipts;
    }
    String[] wanted = digests.stream().map(UUID::toString).toArray(String[]::new);
    Rows.list(
            source,
            "select "
                + Rows.STORED
                + ", i.identity, i.content, case when i.about_client then i.subject else"
                + " (select r.client from interaction r where r.organisation = i.organisation"
                + " and not r.about_client and r.subject = i.subject and r.version = 0) end,"
                + " exists (select 1 from interaction_key k where k.sequence = i.sequence)"
                + " from interaction i where i.identity = any(?::text[]::uuid[])",
            query -> query.setArray(1, query.getConnection().createArrayOf("text", wanted)),
            row ->
                new Receipt(
                    row.getObject(8, UUID.class),
                    Rows.stored(row),
                    row.getBytes(9),
                    row.getString(10),
                    row.getBoolean(11)))
        .forEach(receipt -> receipts.put(receipt.digest(), receipt));
    return receipts;
  }

  /** How many interactions each of some subjects has; those without are left out. */
  public Map<SubjectId, Integer> lengths(Collection<SubjectId> subjects) {
    List<SubjectId> wanted = List.copyOf(subjects);
    Map<SubjectId, Integer> lengths = new HashMap<>();
    Rows.list(
        source,
        "select w.organisation, w.about_client, w.subject, (select max(i.version) + 1 from"
            + " interaction i where i.organisation = w.organisation and i.about_client ="
            + " w.about_client and i.subject = w.subject) from unnest(?::text[], ?::boolean[],"
            + " ?::text[]) as w (organisation, about_client, subject)",
        query -> bind(query, wanted),
        row -> {
          int length = row.getInt(4);
          if (length > 0) {
            lengths.put(
                new SubjectId(row.getString(1), row.getBoolean(2), row.getString(3)), length);
          }
          return length;
        });
    return lengths;
  }

  /** Whether some referral names a client. */
  public boolean knowsClient(String organisation, String client) {
    return !Rows.list(
            source,
            "select 1 from interaction where organisation = ? and client = ? limit 1",
            query -> {
              query.setString(1, organisation);
              query.setString(2, client);
            },
            row -> row.getInt(1))
        .isEmpty();
  }

  /** The last sequence recorded before an instant; 0 if none was. */
  public long before(Instant instant) {
    // Recorded times never decrease along sequences, but have no index of their own: by halves.
    long low = 0;
    long high = head();
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (at(middle).orElseThrow().recordedTime().isBefore(instant)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
