package org.journey.console;

/**
 * Through what somebody looks at a page.
 *
 * @param width of the window in CSS pixels
 * @param height of the window in CSS pixels
 * @param scale how many dots a CSS pixel is wide: 2 with half the width is a zoom of 200 %
 * @param script whether JavaScript is on
 * @param motion whether the person has not asked for less of it
 */
public record View(int width, int height, double scale, boolean script, boolean motion) {

  /** As narrow as WCAG 2.2's Reflow asks for. */
  public static final View PHONE = new View(320, 640, 1, true, true);

  /** A laptop's. */
  public static final View DESKTOP = new View(1_280, 800, 1, true, true);

  /** The laptop's at 200 %. */
  public static final View ZOOMED = new View(640, 400, 2, true, true);

  /** The same with JavaScript off. */
  public View withoutScript() {
    return new View(width, height, scale, false, motion);
  }

  /** The same for who has asked for less motion. */
  public View withoutMotion() {
    return new View(width, height, scale, script, false);
  }

  @Override
  public String toString() {
    return width
        + " px"
        + (scale == 1 ? "" : " x " + scale)
        + (script ? "" : ", JavaScript off")
        + (motion ? "" : ", less motion");
  }
}
