package org.journey.engine;

/**
 * Nothing more is to be done of a rebuild here for now: it is another's, was cancelled, this node
 * closes, or it waits for who follows the log, and somebody goes on with it later.
 */
final class GivenUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GivenUp() {
    super(null, null, false, false);
  }
}
