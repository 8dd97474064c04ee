package org.journey.log;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.journey.interaction.StoredEvents;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** For many: the leaves are composed and hashed here, the rows go by COPY BINARY. */
final class CopyBatchWriter implements BatchWriter {

  private static final String BEGIN =
      "begin; select pg_advisory_xact_lock("
          + LOCK
          + "); select coalesce(i.sequence, 0), (extract(epoch from greatest(clock_timestamp(),"
          + " i.recorded)) * 1000000)::bigint from (select 1) one left join lateral (select"
          + " sequence, recorded from interaction order by sequence desc limit 1) i on true;"
          + " select check_predecessors(?, ?, ?, ?)";

  private static final String ROWS =
      "copy interaction (sequence, organisation, about_client, subject, version, type, occurred,"
          + " recorded, identity, source, id, recorder, client, content, leaf_hash, event) from"
          + " stdin (format binary)";

  private static final String KEYS =
      "copy interaction_key (sequence, wrapped) from stdin (format binary)";

  private final CopyManager copies;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final MessageDigest sha256 = Leaf.sha256();
  private final BinaryRows rows = new BinaryRows();

  CopyBatchWriter(Connection connection) throws SQLException {
    this.copies = new CopyManager(connection.unwrap(BaseConnection.class));
    this.begin = connection.prepareStatement(BEGIN);
    this.commit = connection.prepareStatement("select pg_notify('journey_log', ?); commit");
  }

  @Override
  public AppendResult.Appended write(List<Append> appends) throws SQLException {
    long head;
    long recorded;
    Predecessors.bind(begin, 1, Predecessors.due(appends));
    begin.execute();
    begin.getMoreResults();
    begin.getMoreResults();
    try (ResultSet result = begin.getResultSet()) {
      result.next();
      head = result.getLong(1);
      recorded = result.getLong(2);
    }
    copy(ROWS, interactions(appends, head, recorded));
    if (appends.stream().anyMatch(append -> append.wrappedKey() != null)) {
      copy(KEYS, keys(appends, head));
    }
    commit.setString(1, Long.toString(head + appends.size()));
    commit.execute();
    return new AppendResult.Appended(head + 1, Micros.instant(recorded));
  }

  private BinaryRows interactions(List<Append> appends, long head, long recorded) {
    rows.begin();
    long sequence = head;
    var recordedTime = Micros.instant(recorded);
    for (Append append : appends) {
      byte[] event = StoredEvents.compose(++sequence, recordedTime, append.tail());
      rows.row(16)
          .int8(sequence)
          .text(append.organisation())
          .bool(append.type().aboutClient())
          .text(append.subject())
          .int4(append.version())
          .int2(append.type().number())
          .timestamp(Micros.of(append.occurred()))
          .timestamp(recorded)
          .uuid(append.digest())
          .text(append.identity().source())
          .text(append.identity().id())
          .text(append.recorder())
          .text(append.client())
          .bytea(append.content())
          .bytea(Leaf.hash(sha256, event))
          .bytea(event);
    }
    return rows.end();
  }

  private BinaryRows keys(List<Append> appends, long head) {
    rows.begin();
    long sequence = head;
    for (Append append : appends) {
      sequence++;
      if (append.wrappedKey() != null) {
        rows.row(2).int8(sequence).bytea(append.wrappedKey());
      }
    }
    return rows.end();
  }

  private void copy(String sql, BinaryRows data) throws SQLException {
    CopyIn copy = copies.copyIn(sql);
    try {
      copy.writeToCopy(data.buffer(), 0, data.length());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    begin.close();
    commit.close();
  }
}
