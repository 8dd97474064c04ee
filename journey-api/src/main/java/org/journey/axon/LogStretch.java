package org.journey.axon;

/**
 * A stretch of the log that has grown, as the projections' processors get it: one message for all
 * its interactions, read by each segment for its own journeys.
 *
 * @param after the position before it
 * @param upTo its last position
 */
record LogStretch(long after, long upTo) {}
