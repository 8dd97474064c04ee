package org.journey.ingest;

import org.journey.interaction.Reading;

/**
 * One readable message of somebody who may send it, with its tenant and recorder settled: all that
 * is checked before identity and content.
 *
 * @param organisation the tenant it goes to
 * @param recordedBy the member of staff
 * @param reading what the strict reader made of it; its errors are told after its identity was
 *     looked at
 */
public record Submission(String organisation, String recordedBy, Reading.Read reading) {}
