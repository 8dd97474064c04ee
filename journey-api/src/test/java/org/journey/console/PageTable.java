package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.Collection;
import java.util.List;
import java.util.Set;
<<<<<<< HEAD
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.console.research.ResearchTable;
import org.journey.console.service.ServiceTable;
=======
>>>>>>> c-capture
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

<<<<<<< HEAD
  private static final List<ConsolePage> COMMON =
=======
  /** Those who may record interactions of every kind. */
  private static final Set<Role> RECORDING = Set.of(Role.STAFF, Role.MANAGER);

  static final List<ConsolePage> PAGES =
>>>>>>> c-capture
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY),
          ConsolePage.of("record", "/console/record", "Record", RECORDING),
          ConsolePage.of("record-form", "/console/record/{slug}", "Support given", RECORDING)
              .at(site -> "/console/record/support-given?journey=study-robert")
              .withPicture(),
          ConsolePage.of(
                  "record-register", "/console/record/register", "A group's register", RECORDING)
              .at(
                  site ->
                      "/console/record/register?choose=true&only=true&activity.other=social-cafe"
                          + "&ids=study-robert,study-dawn,study-janet")
              .withPicture(),
          ConsolePage.of(
                  "record-correction", "/console/record/correction", "Correct an entry", RECORDING)
              .at(site -> "/console/record/correction?sequence=1"),
          ConsolePage.of(
                  "record-retraction", "/console/record/retraction", "Retract an entry", RECORDING)
              .at(site -> "/console/record/retraction?sequence=2"),
          ConsolePage.of("record-stored", "/console/record/stored", "Stored", RECORDING)
              .at(
                  site ->
                      "/console/record/stored?journey=study-dawn&sequence=3&kind=consent-given"));

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
      Stream.of(COMMON, JOURNEY, ServiceTable.PAGES, ResearchTable.PAGES)
          .flatMap(Collection::stream)
          .toList();

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Stream.of(
              Set.of(
                  "/",
                  "/console",
                  "/console/**",
                  "/console/sign-in",
                  "/console/sign-in/code",
                  "/console/journeys/{id}/fhir"),
              ServiceTable.NO_PAGES,
              ResearchTable.NO_PAGES)
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PageTable() {}
}
