package org.journey.web;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;

/**
 * The table of roles and calls as the contract has it, as far as the calls exist, and for coding,
 * which it has no row for, as docs/decisions/0006 has it: written out here and not taken from what
 * runs. {@code ●} yes, {@code ○} no, anything else: that part of it.
 */
final class RolesTable {

  static final String WRITE = "write interactions";
  static final String READ = "read journeys";
  static final String PERSONS = "merges, subject record";
  static final String CODING = "coding";
  static final String COHORTS = "cohorts";
  static final String SAMPLING_FRAME = "sampling frame";
  static final String EXTRACTS = "extracts";
  static final String REPLAYS = "replays";
  static final String REPLAYED_JOURNEYS = "replays per journey";
  static final String METRICS = "metrics";
  static final String METRICS_DRILL_DOWN = "metrics drill-down";
  static final String READ_REGISTRY = "checkpoint, models, activities";
  static final String AUDIT = "proofs, bundles, access log";
  static final String WRITE_MODELS = "write models";
  static final String WRITE_ACTIVITIES = "write activities";
  static final String ERASE = "erasure, redaction";
  static final String OPERATE = "projections, parked, re-drive";

  private static final String TABLE =
      """
      call                          | STAFF | MANAGER | IMPORT | ANALYST | RESEARCHER | CODER            | COMMISSIONER | AUDITOR                 | ADMIN
      write interactions            | ●     | ●       | ●      | ○       | ○          | reflection-coded | ○            | ○                       | ○
      read journeys                 | ●     | ●       | ○      | ○       | ○          | told words       | ○            | ● without personal data | ○
      merges, subject record        | ○     | ●       | ○      | ○       | ○          | ○                | ○            | ○                       | ○
      coding                        | ○     | ●       | ○      | ○       | pseudonymised | own words     | ○            | ○                       | ○
      cohorts                       | ○     | ●       | ○      | controlled | ●       | ○                | ○            | ○                       | ○
      sampling frame                | ○     | ●       | ○      | ○       | ● pseudonymised | ○            | ○            | ○                       | ○
      extracts                      | ○     | ○       | ○      | ○       | ●          | ○                | ○            | ○                       | ○
      replays                       | ○     | ●       | ○      | controlled | ● pseudonymised | ○         | ○            | ●                       | ○
      replays per journey           | ○     | ●       | ○      | ○       | ● pseudonymised | ○            | ○            | ●                       | ○
      metrics                       | ●     | ●       | ○      | controlled | controlled | ○              | controlled   | ●                       | ○
      metrics drill-down            | ○     | ●       | ○      | ○       | ○          | ○                | ○            | ○                       | ○
      checkpoint, models, activities | ●     | ●       | ●      | ●       | ●          | ●                | ●            | ●                       | ●
      proofs, bundles, access log   | ○     | ○       | ○      | ○       | ○          | ○                | ○            | ●                       | ○
      write models                  | ○     | ○       | ○      | ○       | ●          | ○                | ○            | ○                       | ●
      write activities              | ○     | ●       | ○      | ○       | ○          | ○                | ○            | ○                       | ●
      erasure, redaction            | ○     | ●       | ○      | ○       | ○          | ○                | ○            | ○                       | ○
      projections, parked, re-drive | ○     | ○       | ○      | ○       | ○          | ○                | ○            | ○                       | ●
      """;

  private static final Map<String, Map<Role, String>> ROWS = read();

  private RolesTable() {}

  /** A cell as it is written. */
  static String cell(String row, Role role) {
    return requireNonNull(requireNonNull(ROWS.get(row)).get(role));
  }

  /** Whether the role may make the call at all. */
  static boolean allows(String row, Role role) {
    return !cell(row, role).equals("○");
  }

  /** Whether it may make the call whole, if perhaps without seeing personal data. */
  static boolean allowsWhole(String row, Role role) {
    return cell(row, role).startsWith("●");
  }

  /** The roles at the head of the table. */
  static List<String> roles() {
    return cells(TABLE.lines().findFirst().orElseThrow()).subList(1, 10);
  }

  private static Map<String, Map<Role, String>> read() {
    Map<String, Map<Role, String>> rows = new LinkedHashMap<>();
    List<String> roles = roles();
    for (String line : TABLE.lines().skip(1).toList()) {
      List<String> cells = cells(line);
      Map<Role, String> row = new EnumMap<>(Role.class);
      for (int i = 0; i < roles.size(); i++) {
        row.put(Role.valueOf(roles.get(i)), cells.get(i + 1));
      }
      rows.put(cells.getFirst(), row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }
}
