package org.journey.console.service;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of service. */
public class EveryServicePageTest extends EveryPage {

  /** All of them. */
  public EveryServicePageTest() {
    super(ServiceTable.PAGES);
  }
}
