package org.journey.console.operations;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of operations. */
public class EveryOperationsPageTest extends EveryPage {

  /** All of them. */
  public EveryOperationsPageTest() {
    super(OperationsTable.PAGES);
  }
}
