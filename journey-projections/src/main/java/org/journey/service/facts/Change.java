package org.journey.service.facts;

/**
 * How the outcome of a journey changes at a place of its timeline: what holds for every timeline
 * that ends at this place or behind it, until a later change of the same.
 *
 * @param place in the timeline, from 0
 * @param kind what changes
 * @param index of the stage or sub-theme in the model, from 0; the number of a state
 * @param date from when the stage counts as entered, microseconds; else 0
 * @param sequence of the interaction that entered it, or is the first evidence of the sub-theme;
 *     else 0
 */
record Change(int place, Kind kind, int index, long date, long sequence) {

  /** What can change, with its stable number. */
  enum Kind {
    STAGE_ENTERED(0),
    STAGE_LEFT(1),
    SUB_THEME_SHOWN(2),
    SUB_THEME_LOST(3),
    SATURATION(4);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  static Change entered(int place, int stage, long date, long sequence) {
    return new Change(place, Kind.STAGE_ENTERED, stage, date, sequence);
  }

  static Change shown(int place, int subTheme, long sequence) {
    return new Change(place, Kind.SUB_THEME_SHOWN, subTheme, 0, sequence);
  }

  static Change of(int place, Kind kind, int index) {
    return new Change(place, kind, index, 0, 0);
  }
}
