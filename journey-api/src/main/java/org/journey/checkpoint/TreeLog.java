package org.journey.checkpoint;

/** A log over which there is a tree. */
public enum TreeLog {
  /** The log itself: what was recorded. */
  INTERACTIONS(
      "interactions", "the log", "interaction", "sequence", "event", 7_669_477_824_774_109_474L),

  /** The access log: who was told of it. */
  ACCESS("access", "the access log", "access_entry", "number", "entry", 7_669_477_824_774_109_475L);

  private final String label;
  private final String called;
  private final String table;
  private final String place;
  private final String bytes;
  private final long lock;

  TreeLog(String label, String called, String table, String place, String bytes, long lock) {
    this.label = label;
    this.called = called;
    this.table = table;
    this.place = place;
    this.bytes = bytes;
    this.lock = lock;
  }

  /** Its name in origins, files and metrics. */
  public String label() {
    return label;
  }

  /** What it is called in messages. */
  String called() {
    return called;
  }

  /** The table that has its leaves, with a column {@code leaf_hash}. */
  String table() {
    return table;
  }

  /** The column of the leaves' places, from 1 and without gaps. */
  String place() {
    return place;
  }

  /** The column of the leaves' bytes. */
  String bytes() {
    return bytes;
  }

  /** What whoever lets its tree grow holds. */
  long lock() {
    return lock;
  }
}
