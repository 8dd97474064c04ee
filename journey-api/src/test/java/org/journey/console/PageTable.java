package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.console.audit.AuditTable;
import org.journey.console.operations.OperationsTable;
import org.journey.console.research.ResearchTable;
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  private static final List<ConsolePage> COMMON =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY));

  private static final List<ConsolePage> JOURNEY =
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
                  "What made: Stage progress, stage 3 (Learning), entered at",
                  Set.of(Role.STAFF, Role.MANAGER, Role.AUDITOR))
              .at(
                  site ->
                      "/console/journeys/study-keith/evidence"
                          + "?pointer=/stageProgress/stages/2/enteredAt")
              .withPicture());

  /** All of them. */
  static final List<ConsolePage> PAGES =
      Stream.of(COMMON, JOURNEY, ResearchTable.PAGES, AuditTable.PAGES, OperationsTable.PAGES)
          .flatMap(Collection::stream)
          .toList();

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Stream.of(
              Set.of(
                  "/",
                  "/console",
                  "/console/**",
                  "/console/assets/{name}",
                  "/console/sign-in",
                  "/console/sign-in/code",
                  "/console/journeys/{id}/fhir"),
              ResearchTable.NO_PAGES,
              AuditTable.NO_PAGES,
              OperationsTable.NO_PAGES)
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PageTable() {}
}
