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
    calls.addAll(ofResearch());
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

  private static List<RoleCall> ofResearch() {
    List<RoleCall> calls = new ArrayList<>();
    for (String cohort :
        List.of("time-to-stage", "transitions", "conformance", "process-map", "saturation")) {
      String path = "/api/v1/cohorts/" + cohort;
      calls.add(get(path, "of all", RolesTable.COHORTS, 200, 200, path));
      calls.add(
          get(
              path,
              "as known on a day",
              RolesTable.COHORTS,
              200,
              400,
              path + "?asKnown=2026-01-02T00:00:00Z"));
    }
    String frame = "/api/v1/cohorts/sampling-frame";
    calls.add(get(frame, "", RolesTable.SAMPLING_FRAME, 200, 403, frame));
    String agreement = "/api/v1/coding/agreement";
    calls.add(get(agreement, "", RolesTable.CODING, 200, 200, agreement));
    String extracts = "/api/v1/extracts";
    String noExtract = extracts + "/00000000-0000-4000-8000-000000000000";
    calls.add(
        new RoleCall(
            "POST " + extracts,
            "of all",
            RolesTable.EXTRACTS,
            202,
            403,
            caller -> Researching.ask(caller, extracts, "{\"format\":\"CSV\"}")));
    calls.add(get(extracts, "", RolesTable.EXTRACTS, 200, 403, extracts));
    calls.add(get(extracts + "/{id}", "none", RolesTable.EXTRACTS, 404, 403, noExtract));
    calls.add(
        get(
            extracts + "/{id}/files/{file}",
            "none",
            RolesTable.EXTRACTS,
            404,
            403,
            noExtract + "/files/manifest.json"));
    calls.add(
        new RoleCall(
            "DELETE " + extracts + "/{id}",
            "none",
            RolesTable.EXTRACTS,
            404,
            403,
            caller -> caller.delete(noExtract)));
    String checkpoint = "/api/v1/log/checkpoint";
    for (String path : List.of(checkpoint, checkpoint + "s", "/api/v1/log/key")) {
      calls.add(get(path, "", RolesTable.READ_REGISTRY, 200, 200, path));
    }
    String proofs = "/api/v1/log/proofs/";
    calls.add(
        get(
            proofs + "inclusion",
            "none",
            RolesTable.AUDIT,
            404,
            403,
            proofs + "inclusion?sequence=999999999999"));
    calls.add(
        get(proofs + "consistency", "", RolesTable.AUDIT, 200, 403, proofs + "consistency?from=0"));
    String all = Researching.REPLAYS;
    String none = all + "/00000000-0000-4000-8000-000000000000";
    calls.add(
        new RoleCall(
            "POST " + all,
            "of all",
            RolesTable.REPLAYS,
            202,
            202,
            caller -> Researching.ask(caller, "{\"model\":\"steps-to-benefit@1\"}")));
    calls.add(get(all, "", RolesTable.REPLAYS, 200, 200, all));
    calls.add(get(all + "/{id}", "none", RolesTable.REPLAYS, 404, 404, none));
    calls.add(
        new RoleCall(
            "DELETE " + all + "/{id}",
            "none",
            RolesTable.REPLAYS,
            404,
            404,
            caller -> caller.delete(none)));
    calls.add(
        get(all + "/{id}/comparison", "none", RolesTable.REPLAYS, 404, 404, none + "/comparison"));
    calls.add(
        get(
            all + "/{id}/journeys",
            "none",
            RolesTable.REPLAYED_JOURNEYS,
            404,
            403,
            none + "/journeys"));
    return calls;
  }

  @Override
  public String toString() {
    return operation + ", " + about;
  }
}
