package org.journey.archive;

/**
 * When a lane may work on its next part: how several readers of an archive share the processors,
 * and leave enough of them to whoever must be answered at once.
 */
public interface Turns {

  /** Whoever comes may work. */
  Turns FREE =
      new Turns() {
        @Override
        public void await() {
          // Nobody is waited for.
        }

        @Override
        public void done() {
          // Nobody waits.
        }
      };

  /** Waits until it is the caller's turn; {@link #done} must follow. */
  void await() throws InterruptedException;

  /** The part is done. */
  void done();
}
