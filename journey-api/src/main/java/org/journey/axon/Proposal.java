package org.journey.axon;

import java.util.UUID;
import org.journey.interaction.Emitted;

/**
 * A valid interaction that somebody wants recorded.
 *
 * @param index its place in the chunk
 * @param organisation the tenant
 * @param recordedBy the member of staff
 * @param digest of its identity
 * @param emitted the interaction
 */
record Proposal(int index, String organisation, String recordedBy, UUID digest, Emitted emitted) {}
