package org.journey.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.ConsentScope;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JourneyList} wrote: a row of its table as a journey of a list. */
final class JourneyListRows {

  /** What is read, in this order. */
  static final String COLUMNS =
      "journey, client, status, opened, closed, reached, highest, stages, worker, last_contact,"
          + " categories, barrier_open, concern_open, consent, attended, missed";

  private JourneyListRows() {}

  /** The row that the result set stands at. */
  static JourneyListItem item(ResultSet row) throws SQLException {
    return new JourneyListItem(
        row.getString(1),
        row.getString(2),
        status(row.getInt(3)),
        Objects.requireNonNull(instant(row, 4)),
        instant(row, 5),
        row.getString(6),
        row.getInt(7),
        numbers(row.getInt(8)),
        row.getString(9),
        instant(row, 10),
        categories(row.getInt(11)),
        row.getBoolean(12),
        row.getBoolean(13),
        scopes(row.getInt(14)),
        row.getInt(15),
        row.getInt(16));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Status status(int number) {
    for (Status status : Status.values()) {
      if (JourneyList.statusNumber(status) == number) {
        return status;
      }
    }
    throw new IllegalStateException("no status has the number " + number);
  }

  private static List<Integer> numbers(int bits) {
    List<Integer> numbers = new ArrayList<>();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((bits & 1 << bit) != 0) {
        numbers.add(bit);
      }
    }
    return numbers;
  }

  private static List<StudyCategory> categories(int bits) {
    List<StudyCategory> categories = new ArrayList<>();
    for (StudyCategory category : StudyCategory.values()) {
      if ((bits & 1 << JourneyList.bit(category)) != 0) {
        categories.add(category);
      }
    }
    return categories;
  }

  private static List<ConsentScope> scopes(int bits) {
    List<ConsentScope> scopes = new ArrayList<>();
    for (ConsentScope scope : ConsentScope.values()) {
      if ((bits & 1 << JourneyList.bit(scope)) != 0) {
        scopes.add(scope);
      }
    }
    return scopes;
  }
}
