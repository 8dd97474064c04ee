package org.journey.console.journey;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of journey. */
public class EveryJourneyPageTest extends EveryPage {

  /** All of them. */
  public EveryJourneyPageTest() {
    super(JourneyTable.PAGES);
  }
}
