package org.journey.console.capture;

import org.journey.console.EveryPage;

/** What holds for every page, of the pages of capture. */
public class EveryCapturePageTest extends EveryPage {

  /** All of them. */
  public EveryCapturePageTest() {
    super(CaptureTable.PAGES);
  }
}
