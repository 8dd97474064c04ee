package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY));

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Set.of("/", "/console", "/console/**", "/console/sign-in", "/console/sign-in/code");

  private PageTable() {}
}
