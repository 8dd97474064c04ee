package org.journey.service;

/** What a part of a figure tells, and so how it may be published. */
public enum Kind {
  /** Nothing of its own: it has parts. */
  GROUP,
  /** A group whose parts come as they occur: that there is one tells of somebody. */
  OPEN_GROUP,
  /** A group that came as it occurred, among others that are always there. */
  OCCURRING_GROUP,
  /** The same of parts that share the journeys out: few of some can be told as one. */
  VARIANTS,
  /** How many values its parts rest on; no value of its own. */
  SAMPLE,
  /** A number of journeys, people or interactions. */
  COUNT,
  /** A share of a whole, 0 to 1. */
  RATE,
  /** So many per 1,000 of a whole. */
  PER_THOUSAND,
  /** So many of one per one of another. */
  RATIO,
  /** A mean. */
  MEAN,
  /** A standard deviation. */
  DEVIATION,
  /** A median or another quantile. */
  QUANTILE,
  /** A median of survival, which counts those of whom nothing is known later. */
  SURVIVAL;

  /** Whether it has no number of its own. */
  public boolean isGroup() {
    return switch (this) {
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS -> true;
      case SAMPLE, COUNT, RATE, PER_THOUSAND, RATIO, MEAN, DEVIATION, QUANTILE, SURVIVAL -> false;
    };
  }
}
