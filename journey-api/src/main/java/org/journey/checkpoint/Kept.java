package org.journey.checkpoint;

import java.time.Instant;
import org.journey.proof.Checkpoint;

/**
 * A checkpoint as it is kept.
 *
 * @param checkpoint how the log stood
 * @param note the signed note that says so
 * @param made when, by the database's clock
 */
public record Kept(Checkpoint checkpoint, String note, Instant made) {}
