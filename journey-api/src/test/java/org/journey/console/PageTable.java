package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  private static final Set<Role> WHO_SEES_JOURNEYS =
      Set.of(Role.STAFF, Role.MANAGER, Role.AUDITOR);

  static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY),
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
              "activities", "/console/activities", "Directory of activities", EVERYBODY),
          ConsolePage.of("reference", "/console/reference", "Reference", EVERYBODY),
          ConsolePage.of(
              "dictionary", "/console/reference/dictionary", "Data dictionary", EVERYBODY),
          ConsolePage.of("models", "/console/reference/models", "Stage models", EVERYBODY),
          ConsolePage.of(
                  "model",
                  "/console/reference/models/{id}/{version}",
                  "Stage model steps-to-benefit@1",
                  EVERYBODY)
              .at(site -> "/console/reference/models/steps-to-benefit/1"),
          ConsolePage.of(
              "definitions", "/console/reference/definitions", "Definitions", EVERYBODY),
          ConsolePage.of("help", "/console/help", "Help", EVERYBODY),
          ConsolePage.of(
              "accessibility", "/console/accessibility", "Accessibility statement", EVERYBODY));

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Set.of(
          "/",
          "/console",
          "/console/**",
          "/console/sign-in",
          "/console/sign-in/code",
          "/console/assets/{name}",
          "/console/caseload/find",
          "/console/reference/models/{id}/{version}/yaml");

  private PageTable() {}
}
