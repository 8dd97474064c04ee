package org.journey.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.journey.security.Call;

/**
 * The parts of the console, in the order of its menu. Who may open none of a part is not shown it.
 */
public enum Section {
  CASELOAD(
      "Caseload",
      "/console/caseload",
      "Find people: open journeys, who was not seen for long, open barriers and concerns.",
      Call.JOURNEYS),
  RECORD(
      "Record",
      "/console/record",
      "Write down what happened: support, a visit, a session, what somebody told.",
      Call.RECORD),
  SERVICE("Service", "/console/service", "The figures of a service for a period.", Call.METRICS),
  RESEARCH(
      "Research",
      "/console/research",
      "stage models",
      Call.COHORT_SATURATION,
      Call.REPLAYS,
      Call.EXTRACTS,
      Call.UNREAD,
      Call.REGISTER_MODEL),
  AUDIT(
      "Audit",
      "/console/audit",
      "Trace a journey, verify its proofs, see who looked, approve erasures.",
      Call.ACCESS_LOG,
      Call.ERASURES),
  OPERATIONS(
      "Operations",
      "/console/operations",
      "Projections, parked journeys, refused records and health.",
      Call.PROJECTIONS),
  REFERENCE(
      "Reference",
      "/console/reference",
      "The data dictionary, stage models, definitions and help.",
      Call.MODELS);

  private final String label;
  private final String address;
  private final String what;
  private final Set<Call> calls;

  Section(String label, String address, String what, Call... calls) {
    this.label = label;
    this.address = address;
    this.what = what;
    this.calls = Set.of(calls);
  }

  /** What it is called in the menu. */
  public String label() {
    return label;
  }

  /** The path of its first page. */
  public String address() {
    return address;
  }

  /** What somebody does there, in a sentence: not everybody does all of it. */
  public String what(SignedIn who) {
    if (this == SERVICE && who.may(Call.METRICS_DRILL_DOWN)) {
      return "The figures of a service for a period, and who is behind them.";
    }
    return this == RESEARCH ? research(who) : what;
  }

  private String research(SignedIn who) {
    List<String> parts = new ArrayList<>();
    if (who.may(Call.COHORT_SATURATION)) {
      parts.add("cohorts, process maps, saturation");
    }
    if (who.may(Call.REPLAYS)) {
      parts.add("replays");
    }
    if (who.may(Call.EXTRACTS)) {
      parts.add("extracts");
    }
    if (who.may(Call.UNREAD)) {
      parts.add("coding");
    }
    parts.add(what);
    return Words.capital(String.join(", ", parts).replaceFirst(", (?=[^,]*$)", " and ")) + ".";
  }

  /** Those that somebody may open. */
  public static List<Section> of(SignedIn who) {
    return Arrays.stream(values()).filter(section -> section.isFor(who)).toList();
  }

  private boolean isFor(SignedIn who) {
    return who.mayAny(calls)
        && switch (this) {
          case CASELOAD -> who.mayLookAtJourneys();
          case RECORD -> who.mayRecord();
          case SERVICE, RESEARCH, AUDIT, OPERATIONS, REFERENCE -> true;
        };
  }
}
