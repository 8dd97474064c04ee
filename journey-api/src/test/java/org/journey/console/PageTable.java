package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.console.research.ResearchTable;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  static final List<ConsolePage> PAGES =
      all(
          ResearchTable.PAGES,
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY));

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Stream.concat(
              ResearchTable.NO_PAGES.stream(),
              Stream.of(
                  "/", "/console", "/console/**", "/console/sign-in", "/console/sign-in/code"))
          .collect(Collectors.toUnmodifiableSet());

  private PageTable() {}

  private static List<ConsolePage> all(List<ConsolePage> part, ConsolePage... others) {
    return Stream.concat(Stream.of(others), part.stream()).toList();
  }
}
