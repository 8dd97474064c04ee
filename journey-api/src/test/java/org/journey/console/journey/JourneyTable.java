package org.journey.console.journey;

import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePage;
import org.journey.security.Role;

/** The pages of a journey. */
public final class JourneyTable {

  /** Its pages. */
  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of(
                  "journey",
                  "/console/journeys/{id}",
                  "Keith",
                  Set.of(Role.STAFF, Role.MANAGER, Role.CODER, Role.AUDITOR))
              .at(site -> "/console/journeys/study-keith")
              .withPicture(),
          ConsolePage.of(
                  "journey-evidence",
                  "/console/journeys/{id}/evidence",
                  "What made: Stage 3 (Learning), since",
                  Set.of(Role.STAFF, Role.MANAGER, Role.AUDITOR))
              .at(
                  site ->
                      "/console/journeys/study-keith/evidence"
                          + "?pointer=/stageProgress/stages/2/enteredAt")
              .withPicture());

  /** What is asked for with GET and is no page of its own. */
  public static final Set<String> NO_PAGES = Set.of("/console/journeys/{id}/fhir");

  private JourneyTable() {}
}
