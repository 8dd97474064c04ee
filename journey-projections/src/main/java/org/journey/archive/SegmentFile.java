package org.journey.archive;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the manifest says of one file.
 *
 * @param name of the file, in the archive's directory
 * @param after it holds what lies behind this place of the log
 * @param upTo up to this one, included
 * @param journeys of which there is something in it
 * @param interactions in it
 * @param bytes of the file
 * @param sha256 of the file, in hexadecimal
 * @param byOrganisation interactions of each
 */
public record SegmentFile(
    String name,
    long after,
    long upTo,
    long journeys,
    long interactions,
    long bytes,
    String sha256,
    SortedMap<String, Long> byOrganisation) {

  /** Copies the map. */
  public SegmentFile {
    byOrganisation = new TreeMap<>(byOrganisation);
  }
}
