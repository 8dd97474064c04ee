package org.journey.stage;

/** From when evidence counts that the client dated: telling is not happening. */
public enum Dating {
  /** From when it began, as told; never later than the interaction. */
  SINCE,
  /** From when it was told. */
  TOLD
}
