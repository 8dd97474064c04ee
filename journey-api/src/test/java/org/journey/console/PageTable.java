package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY),
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
                  "What made: Stage progress, stage 3 (Learning), entered at",
                  Set.of(Role.STAFF, Role.MANAGER, Role.AUDITOR))
              .at(
                  site ->
                      "/console/journeys/study-keith/evidence"
                          + "?pointer=/stageProgress/stages/2/enteredAt")
              .withPicture());

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Set.of(
          "/",
          "/console",
          "/console/**",
          "/console/sign-in",
          "/console/sign-in/code",
          "/console/journeys/{id}/fhir");

  private PageTable() {}
}
