package org.journey.console.audit;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of audit. */
public class EveryAuditPageTest extends EveryPage {

  /** All of them. */
  public EveryAuditPageTest() {
    super(AuditTable.PAGES);
  }
}
