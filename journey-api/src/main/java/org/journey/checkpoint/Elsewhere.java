package org.journey.checkpoint;

import java.util.List;

/** Where checkpoints are published beside the files of the nodes. */
public interface Elsewhere {

  /**
   * The last ones of a log.
   *
   * @return what is to be held against the log before anything is served; none if nothing was
   *     published there, or if nobody answers there now
   * @throws LogBetrayed if there are checkpoints, and none of the keys signed any
   */
  List<Published> last(TreeLog log, SigningKeys keys);
}
