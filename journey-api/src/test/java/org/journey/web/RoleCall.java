package org.journey.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A call, and what the table of roles says of it.
 *
 * @param operation as openapi.yaml names it
 * @param about what is asked or told
 * @param row of the table
 * @param whole the status where the cell says yes
 * @param part the status where it allows a part
 * @param made makes it
 */
record RoleCall(
    String operation,
    String about,
    String row,
    int whole,
    int part,
    Function<Caller, Answer> made) {

  static RoleCall get(
      String operation, String about, String row, int whole, int part, String path) {
    return new RoleCall("GET " + operation, about, row, whole, part, caller -> caller.get(path));
  }

  /** Some calls, and those about the figures of an organisation. */
  static List<RoleCall> withMetrics(String organisation, RoleCall... others) {
    String operation = "/api/v1/services/{organisation}/metrics";
    String path = operation.replace("{organisation}", organisation);
    String month = "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";
    List<RoleCall> calls = new ArrayList<>(Arrays.asList(others));
    calls.add(get(operation, "of a month", RolesTable.METRICS, 200, 200, path + month));
    calls.add(
        get(
            operation,
            "of a day",
            RolesTable.METRICS,
            200,
            400,
            path + month.replace("2026-02-01", "2026-01-02")));
    calls.add(
        get(
            operation + "/{figure}/journeys",
            "referrals",
            RolesTable.METRICS_DRILL_DOWN,
            200,
            403,
            path + "/referrals/journeys" + month));
    return List.copyOf(calls);
  }

  @Override
  public String toString() {
    return operation + ", " + about;
  }
}
