package org.journey.extract;

/** Says whether an extract is still wanted; asked before each journey. */
@FunctionalInterface
public interface ExtractCancellation {

  /** Whether to stop. */
  boolean isCancelled();
}
