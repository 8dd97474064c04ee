package org.journey.archive;

import org.journey.engine.JourneyKey;

/**
 * A stretch of a segment that is read at once: whole journeys.
 *
 * @param first its first journey
 * @param offset where it begins in the file
 * @param length bytes
 * @param checksum CRC-32C of these
 * @param journeys how many
 * @param interactions how many
 */
record Block(
    JourneyKey first, long offset, int length, int checksum, int journeys, int interactions) {}
