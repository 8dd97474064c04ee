package org.journey.console.capture;

import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePage;
import org.journey.security.Role;

/** The pages of recording. */
public final class CaptureTable {

  /** Those who may record interactions of every kind. */
  private static final Set<Role> RECORDING = Set.of(Role.STAFF, Role.MANAGER);

  /** Its pages. */
  public static final List<ConsolePage> PAGES =
      List.of(
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

  /** What is asked for with GET and is no page of its own. */
  public static final Set<String> NO_PAGES = Set.of();

  private CaptureTable() {}
}
