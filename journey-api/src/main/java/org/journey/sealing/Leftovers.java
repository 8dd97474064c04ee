package org.journey.sealing;

import java.util.List;

/**
 * Memory that is used again and again without being wiped, such as the buffers of connections: what
 * was personal in it, or opens what is, stays until something else takes its place.
 */
public interface Leftovers {

  /** From now on nothing that may hold what was read before is kept to be used again. */
  void letGo();

  /**
   * Asked some time later, and again and again: lets go of what could not be before.
   *
   * @return whether all that was in use when it was last told to let go is gone
   */
  boolean gone();

  /** All is gone: what comes from now on may be kept again. */
  void keepAgain();

  /** Several as one. */
  static Leftovers of(List<Leftovers> several) {
    return new Leftovers() {
      @Override
      public void letGo() {
        several.forEach(Leftovers::letGo);
      }

      @Override
      public boolean gone() {
        // All of them are asked, whatever the first answers.
        return several.stream().filter(one -> !one.gone()).count() == 0;
      }

      @Override
      public void keepAgain() {
        several.forEach(Leftovers::keepAgain);
      }
    };
  }
}
