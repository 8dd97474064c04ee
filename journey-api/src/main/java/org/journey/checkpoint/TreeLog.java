package org.journey.checkpoint;

/** A log over which there is a tree. */
public enum TreeLog {
  /** The log itself: what was recorded. */
  INTERACTIONS("interactions", "interaction", "sequence", 7_669_477_824_774_109_474L);

  private final String label;
  private final String table;
  private final String place;
  private final long lock;

  TreeLog(String label, String table, String place, long lock) {
    this.label = label;
    this.table = table;
    this.place = place;
    this.lock = lock;
  }

  /** Its name in origins, files and metrics. */
  public String label() {
    return label;
  }

  /** The table that has its leaves, with a column {@code leaf_hash}. */
  String table() {
    return table;
  }

  /** The column of the leaves' places, from 1 and without gaps. */
  String place() {
    return place;
  }

  /** What whoever lets its tree grow holds. */
  long lock() {
    return lock;
  }
}
