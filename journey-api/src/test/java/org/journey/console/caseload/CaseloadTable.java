package org.journey.console.caseload;

import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePage;
import org.journey.security.Role;

/** The pages of finding people, and of what is kept beside them. */
public final class CaseloadTable {

  private static final Set<Role> WHO_SEES_JOURNEYS = Set.of(Role.STAFF, Role.MANAGER, Role.AUDITOR);

  /** Its pages. */
  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("caseload", "/console/caseload", "Caseload", WHO_SEES_JOURNEYS)
              .withPicture(),
          ConsolePage.of(
                  "client", "/console/clients/{id}", "Client study-client-keith", WHO_SEES_JOURNEYS)
              .at(site -> "/console/clients/study-client-keith"),
          ConsolePage.of(
                  "client-record",
                  "/console/clients/{id}/record",
                  "What is held on client study-client-keith",
                  Set.of(Role.MANAGER))
              .at(site -> "/console/clients/study-client-keith/record"),
          ConsolePage.of(
                  "client-merges",
                  "/console/clients/{id}/merges",
                  "Merges of client study-client-keith",
                  Set.of(Role.MANAGER))
              .at(site -> "/console/clients/study-client-keith/merges"),
          ConsolePage.of(
              "activities",
              "/console/activities",
              "Directory of activities",
              ConsolePage.EVERYBODY));

  /** What is asked for with GET and is no page of its own. */
  public static final Set<String> NO_PAGES = Set.of("/console/caseload/find");

  private CaseloadTable() {}
}
