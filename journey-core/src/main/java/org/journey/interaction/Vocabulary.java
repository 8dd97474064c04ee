package org.journey.interaction;

/**
 * What a reader must know from outside the message: the sub-themes of all registered stage models.
 */
@FunctionalInterface
public interface Vocabulary {

  /** Whether some registered stage model has this sub-theme. */
  boolean hasSubTheme(String key);
}
