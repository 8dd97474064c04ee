package org.journey.security;

import java.util.Set;

/** Which organisations a request is for, by who asks: what row-level security holds it to. */
@FunctionalInterface
public interface Reaches {

  /** The organisations. */
  Set<String> of(Actor actor);
}
