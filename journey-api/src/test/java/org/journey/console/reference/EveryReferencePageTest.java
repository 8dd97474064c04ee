package org.journey.console.reference;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of reference. */
public class EveryReferencePageTest extends EveryPage {

  /** All of them. */
  public EveryReferencePageTest() {
    super(ReferenceTable.PAGES);
  }
}
