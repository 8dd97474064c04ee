package org.journey.console.caseload;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of caseload. */
public class EveryCaseloadPageTest extends EveryPage {

  /** All of them. */
  public EveryCaseloadPageTest() {
    super(CaseloadTable.PAGES);
  }
}
