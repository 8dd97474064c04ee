package org.journey.console.journey;

import java.util.List;

/**
 * One thing that happened, as it stands.
 *
 * @param sequence its place in the log, by which links find it
 * @param what happened
 * @param when it happened, as is known
 * @param who recorded it, and when, where that was much later
 * @param details what is told of it
 * @param retracted whether it does not stand any more
 * @param remark why it is not part of the view; empty if it is
 * @param changes what was done to it since, the first one first
 * @param before what it told until it was corrected, as far as that was something else
 * @param actions what may be done to it by who reads
 */
record TimelineItem(
    long sequence,
    String what,
    String when,
    String who,
    List<Detail> details,
    boolean retracted,
    String remark,
    List<Change> changes,
    List<Detail> before,
    List<Action> actions) {

  /**
   * Something that may be done.
   *
   * @param word it is called by
   * @param told the same, and to which entry
   * @param address where it is done
   */
  record Action(String word, String told, String address) {}

  /** By which links within the page find it. */
  public String anchor() {
    return "i-" + sequence;
  }

  /** Whether it stands as it was recorded, and is part of the view. */
  public boolean plain() {
    return changes.isEmpty() && remark.isEmpty();
  }

  /** What happened, and when. */
  String name() {
    return what + ", " + when;
  }

  /** Tells it apart from others, after what a link does with it. */
  public String label() {
    return ": " + name();
  }

  /**
   * Something that was done to it.
   *
   * @param told by whom, when and why, in a sentence
   * @param earlier the view as was known before; empty if this is that
   */
  record Change(String told, String earlier) {}
}
