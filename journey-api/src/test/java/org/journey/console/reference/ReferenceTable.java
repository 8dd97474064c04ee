package org.journey.console.reference;

import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePage;

/** The pages of what things mean. */
public final class ReferenceTable {

  /** Its pages. */
  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("reference", "/console/reference", "Reference", ConsolePage.EVERYBODY),
          ConsolePage.of(
              "dictionary",
              "/console/reference/dictionary",
              "Data dictionary",
              ConsolePage.EVERYBODY),
          ConsolePage.of(
              "models", "/console/reference/models", "Stage models", ConsolePage.EVERYBODY),
          ConsolePage.of(
                  "model",
                  "/console/reference/models/{id}/{version}",
                  "Stage model steps-to-benefit@1",
                  ConsolePage.EVERYBODY)
              .at(site -> "/console/reference/models/steps-to-benefit/1"),
          ConsolePage.of(
                  "definitions",
                  "/console/reference/definitions",
                  "Definitions",
                  ConsolePage.EVERYBODY)
              .withPicture(),
          ConsolePage.of("help", "/console/help", "Help", ConsolePage.EVERYBODY),
          ConsolePage.of(
              "accessibility",
              "/console/accessibility",
              "Accessibility statement",
              ConsolePage.EVERYBODY));

  /** What is asked for with GET and is no page of its own. */
  public static final Set<String> NO_PAGES =
      Set.of("/console/reference/models/{id}/{version}/yaml");

  private ReferenceTable() {}
}
