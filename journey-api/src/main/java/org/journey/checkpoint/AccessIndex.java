package org.journey.checkpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns, and the rows of other tables, by which entries of the access log are found: these
 * and no others.
 */
final class AccessIndex implements RowCheck.Index {

  private static final JsonMapper JSON = Json.MAPPER;

  @Override
  public String columns() {
    return ", organisation, actor, operation, at"
        // Among another organisation's it is found under what is no place at all.
        + ", array(select case j.organisation when access_entry.organisation then j.journey else ''"
        + " end from access_journey j where j.number = access_entry.number)"
        + ", exists (select 1 from access_glass g where g.number = access_entry.number and"
        + " g.organisation = access_entry.organisation)";
  }

  @Override
  public @Nullable String reasonAgainst(ResultSet row, long place, byte[] bytes)
      throws SQLException {
    JsonNode told;
    try {
      told = JSON.readTree(bytes);
    } catch (JacksonException unreadable) {
      // Its bytes are what they were, whoever wrote it: it is told as unreadable.
      return null;
    }
    if (!told.path("number").asString("").equals("%019d".formatted(place))) {
      return "has the bytes of another";
    }
    return isOf(row, told) ? null : RowCheck.OTHERWISE;
  }

  private static boolean isOf(ResultSet row, JsonNode told) throws SQLException {
    return told.path("organisation").asString("").equals(row.getString(4))
        && told.path("actor").asString("").equals(row.getString(5))
        && told.path("operation").asString("").equals(row.getString(6))
        && Instant.parse(told.path("at").asString(""))
            .equals(row.getObject(7, OffsetDateTime.class).toInstant())
        && AccessPlaces.are(found(row), told)
        && told.path("breakGlass").asBoolean(false) == row.getBoolean(9);
  }

  private static Set<String> found(ResultSet row) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) row.getArray(8).getArray()));
  }
}
