package org.journey.stage;

import java.time.Instant;
import org.journey.model.EvidenceRule;

/**
 * One piece of evidence: an interaction, under a rule, of a sub-theme.
 *
 * @param rule of the model
 * @param entry place of the interaction in the timeline, from 0
 * @param subTheme place of the sub-theme in the model, from 0
 * @param date from when it counts
 */
public record Piece(EvidenceRule rule, int entry, int subTheme, Instant date) {}
