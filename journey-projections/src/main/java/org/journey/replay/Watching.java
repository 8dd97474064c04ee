package org.journey.replay;

/** Who asked for a replay, while it runs. Called by several threads at once. */
public interface Watching {

  /** Nobody watches. */
  Watching NOBODY =
      new Watching() {
        @Override
        public boolean cancelled() {
          return false;
        }

        @Override
        public void read(long interactions) {
          // Nobody is told.
        }
      };

  /** Whether to give up. */
  boolean cancelled();

  /** So many more interactions were read, of journeys that count and of others. */
  void read(long interactions);
}
