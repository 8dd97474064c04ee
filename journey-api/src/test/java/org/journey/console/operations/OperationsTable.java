package org.journey.console.operations;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.journey.console.ConsolePage;
import org.journey.console.ConsoleSite;
import org.journey.console.Visitor;
import org.journey.security.Role;

/** The pages of who runs the platform, for the table of all pages. */
public final class OperationsTable {

  private static final String HERE = "/console/operations";
  private static final String MAPPED = HERE + "/projections/{name}";
  private static final String SERVICES = HERE + "/projections/services";
  private static final Set<Role> ADMIN = EnumSet.of(Role.ADMIN);

  /** Where a rebuild was made to be looked at. */
  private static final Map<ConsoleSite, String> REBUILT = new ConcurrentHashMap<>();

  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("operations", HERE, "Operations", ADMIN)
              .at(
                  site -> {
                    rebuilt(site);
                    return HERE;
                  })
              .withPicture(),
          ConsolePage.of("projection", MAPPED, "Projection services", ADMIN)
              .at(OperationsTable::rebuilt)
              .withPicture(),
          ConsolePage.of("differences", MAPPED + "/differences", "Differences of services", ADMIN)
              .at(site -> rebuilt(site) + "/differences"),
          ConsolePage.of("rebuild", MAPPED + "/rebuild", "Build it anew: services", ADMIN)
              .at(site -> rebuilt(site) + "/rebuild"),
          ConsolePage.of("cancel", MAPPED + "/cancel", "Cancel the rebuild: services", ADMIN)
              .at(site -> rebuilt(site) + "/cancel"),
          ConsolePage.of(
                  "rollback",
                  MAPPED + "/rollback",
                  "Go back to what served before: services",
                  ADMIN)
              .at(site -> rebuilt(site) + "/rollback"),
          ConsolePage.of("parked", MAPPED + "/parked/{journey}", "Take up study-linda again", ADMIN)
              .at(site -> SERVICES + "/parked/study-linda"),
          ConsolePage.of("refused", HERE + "/refused", "Refused records", ADMIN),
          ConsolePage.of("redrive", HERE + "/refused/redrive", "Send refused records again", ADMIN)
              .at(site -> HERE + "/refused/redrive?by=offsets&from=0&to=9"));

  /** A part of a page. */
  public static final Set<String> NO_PAGES = Set.of(MAPPED + "/progress");

  private OperationsTable() {}

  private static String rebuilt(ConsoleSite site) {
    return REBUILT.computeIfAbsent(site, OperationsTable::rebuild);
  }

  private static String rebuild(ConsoleSite site) {
    try (Visitor admin = new Visitor(site.address())) {
      admin.signedInAs("local-admin", ConsoleSite.STUDY);
      admin.post(SERVICES + "/rebuild", Map.of());
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (admin.get(SERVICES + "/progress").body().contains("data-poll")) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the rebuild does not end");
        }
        Thread.sleep(20);
      }
      return SERVICES;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
