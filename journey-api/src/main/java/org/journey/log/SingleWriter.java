package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;

/** One interaction in one round trip, without arrays: what a quiet service does most. */
final class SingleWriter implements BatchWriter {

  private final PreparedStatement append;

  SingleWriter(Connection connection) throws SQLException {
    this.append =
        connection.prepareStatement(
            "select first_sequence, recorded_micros from append_interaction(?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?, ?, ?)");
  }

  @Override
  public AppendResult.Appended write(List<Append> appends) throws SQLException {
    Append one = appends.getFirst();
    append.setString(1, one.organisation());
    append.setBoolean(2, one.type().aboutClient());
    append.setString(3, one.subject());
    append.setInt(4, one.version());
    append.setShort(5, (short) one.type().number());
    append.setObject(6, one.occurred().atOffset(ZoneOffset.UTC));
    append.setObject(7, one.digest());
    append.setString(8, one.identity().source());
    append.setString(9, one.identity().id());
    append.setString(10, one.recorder());
    if (one.client() == null) {
      append.setNull(11, Types.VARCHAR);
    } else {
      append.setString(11, one.client());
    }
    append.setBytes(12, one.content());
    append.setBytes(13, one.tail());
    if (one.wrappedKey() == null) {
      append.setNull(14, Types.BINARY);
    } else {
      append.setBytes(14, one.wrappedKey());
    }
    try (ResultSet result = append.executeQuery()) {
      result.next();
      return new AppendResult.Appended(result.getLong(1), Micros.instant(result.getLong(2)));
    }
  }

  @Override
  public void close() throws SQLException {
    append.close();
  }
}
