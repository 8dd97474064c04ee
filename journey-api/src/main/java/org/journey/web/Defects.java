package org.journey.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a defect is logged: by where it happened. What its message says may be somebody's. */
public final class Defects {

  private static final int LONGEST = 4000;
  private static final int FRAMES = 12;

  private Defects() {}

  /** The kinds of what was thrown and of its causes, each with where it came from. */
  public static String trace(@Nullable Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    for (Throwable at = thrown; at != null && trace.length() < LONGEST; at = at.getCause()) {
      trace
          .append(at.getClass().getName())
          .append(
              Arrays.stream(at.getStackTrace())
                  .limit(FRAMES)
                  .map(frame -> "\n  at " + frame)
                  .collect(Collectors.joining()))
          .append('\n');
    }
    return trace.toString();
  }
}
