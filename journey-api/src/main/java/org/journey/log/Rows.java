package org.journey.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.journey.interaction.InteractionType;

/** Reading with what every read has in common: the columns, and how a failure is told. */
final class Rows {

  /** The columns of a {@link Stored}, of a table called i. */
  static final String STORED =
      "i.sequence, i.organisation, i.subject, i.version, i.type, i.recorded, i.event";

  private Rows() {}

  @FunctionalInterface
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        InteractionType.ofNumber(row.getShort(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getBytes(7));
  }

  static <T> List<T> list(DataSource source, String sql, Binder binder, Mapper<T> mapper) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            binder.bind(query);
            try (ResultSet rows = query.executeQuery()) {
              List<T> list = new ArrayList<>();
              while (rows.next()) {
                list.add(mapper.map(rows));
              }
              return list;
            }
          }
        });
  }
}
