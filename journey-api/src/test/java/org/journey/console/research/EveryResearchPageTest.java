package org.journey.console.research;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of research. */
public class EveryResearchPageTest extends EveryPage {

  /** All of them. */
  public EveryResearchPageTest() {
    super(ResearchTable.PAGES);
  }
}
