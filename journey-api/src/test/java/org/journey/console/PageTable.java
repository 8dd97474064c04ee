package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.List;
import java.util.Set;
import org.journey.security.Role;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  private static final Set<Role> READ_FIGURES =
      Set.of(
          Role.STAFF,
          Role.MANAGER,
          Role.ANALYST,
          Role.RESEARCHER,
          Role.COMMISSIONER,
          Role.AUDITOR);

  static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY),
          ConsolePage.of("service", "/console/service", "Service", READ_FIGURES)
              .at(site -> "/console/service?from=2013-01-01&to=2019-01-01")
              .withCharts()
              .withPicture(),
          ConsolePage.of(
                  "service-behind",
                  "/console/service/figures/{figure}",
                  "Who is behind a figure",
                  Set.of(Role.MANAGER))
              .at(
                  site ->
                      "/console/service/figures/referrals?part=bySource.GP&from=2013-01-01"
                          + "&to=2019-01-01"));

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Set.of(
          "/",
          "/console",
          "/console/**",
          "/console/service/figures.csv",
          "/console/service/figures.json",
          "/console/service/interactions/{sequence}",
          "/console/sign-in",
          "/console/sign-in/code");

  private PageTable() {}
}
