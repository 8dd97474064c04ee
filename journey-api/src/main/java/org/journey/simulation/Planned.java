package org.journey.simulation;

import org.journey.interaction.InteractionType;

/**
 * One interaction of a client as planned: enough to write it out when its turn comes. Kept small,
 * as all that is still to come of every open client is kept.
 *
 * @param entered when staff enter it, seconds since 1970 UTC
 * @param occurred when it happened, seconds since 1970 UTC; not after {@code entered}
 * @param index its number among the client's, in order of planning
 * @param type what it is
 * @param journey which of the client's journeys, from 1
 * @param detail what {@link Payloads} reads out of it, by type
 * @param target the index of the interaction that it amends, codes or undoes; else {@link #NONE}
 */
record Planned(
    long entered,
    long occurred,
    int index,
    InteractionType type,
    int journey,
    int detail,
    int target) {

  static final int NONE = -1;
}
