package org.journey.ingest;

import org.journey.interaction.Reading;

/**
 * One readable message with its tenant and recorder settled (they are checked before identity and
 * content).
 *
 * @param organisation the tenant it goes to
 * @param recordedBy the member of staff
 * @param rights what the emitter may do
 * @param reading what the strict reader made of it; its errors are told after its identity was
 *     looked at
 */
public record Submission(
    String organisation, String recordedBy, Rights rights, Reading.Read reading) {

  /**
   * Rights that depend on the kind of interaction.
   *
   * @param mayMerge may record client-merged and client-unmerged
   * @param onlyCodes may record reflection-coded alone
   */
  public record Rights(boolean mayMerge, boolean onlyCodes) {}
}
