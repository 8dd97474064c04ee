package org.journey.console.service;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePage;
import org.journey.security.Role;

/** The pages of a service's figures, for the table of all pages. */
public final class ServiceTable {

  private static final String HERE = "/console/service";

  private static final Set<Role> READERS =
      EnumSet.of(
          Role.STAFF, Role.MANAGER, Role.ANALYST, Role.RESEARCHER, Role.COMMISSIONER, Role.AUDITOR);

  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("service", HERE, "Service", READERS)
              .at(site -> HERE + "?from=2013-01-01&to=2019-01-01#ways")
              .withCharts()
              .withPicture(),
          ConsolePage.of(
                  "service-behind",
                  HERE + "/figures/{figure}",
                  "Who is behind a figure",
                  EnumSet.of(Role.MANAGER))
              .at(
                  site ->
                      HERE
                          + "/figures/referrals?part=bySource.GP&from=2013-01-01"
                          + "&to=2019-01-01"));

  /** Files, and a way on. */
  public static final Set<String> NO_PAGES =
      Set.of(HERE + "/figures.csv", HERE + "/figures.json", HERE + "/interactions/{sequence}");

  private ServiceTable() {}
}
