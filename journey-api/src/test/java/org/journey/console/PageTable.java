package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  /** Those who may record interactions of every kind. */
  private static final Set<Role> RECORDING = Set.of(Role.STAFF, Role.MANAGER);

  static final List<ConsolePage> PAGES =
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

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Set.of("/", "/console", "/console/**", "/console/sign-in", "/console/sign-in/code");

  private PageTable() {}
}
