package org.journey.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.journey.engine.Column;
import org.journey.engine.Projection;
import org.journey.timeline.Recorded;

/** The trivial projection: how many interactions a journey has. */
final class CountProjection implements Projection {

  /** Makes its tables, as the owner of the schema. */
  static void createTables(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      for (int slot = 0; slot <= 1; slot++) {
        statement.execute(
            "create table bench_count_"
                + slot
                + " (organisation text collate \"C\", journey text collate \"C\", sequence bigint,"
                + " interactions bigint, digest bytea, primary key (organisation, journey))");
        statement.execute(
            "grant select, insert, update, delete, truncate on bench_count_"
                + slot
                + " to journey_app");
      }
    }
  }

  @Override
  public String name() {
    return "bench-count";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String table() {
    return "bench_count";
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("interactions", Column.Type.NUMBER));
  }

  @Override
  public List<Object> fold(List<Recorded> inSequenceOrder) {
    return List.of((long) inSequenceOrder.size());
  }
}
