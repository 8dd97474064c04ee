package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.journey.interaction.StoredEvents;
import org.journey.log.Stored;
import org.journey.testing.GoldenFiles;

/** What was once stored, as the log gives it. */
final class GoldenStored {

  private GoldenStored() {}

  /** By the name of its golden file. */
  static Stored of(String name) {
    byte[] event = GoldenFiles.file(name).required("stored").stringValue().getBytes(UTF_8);
    return StoredEvents.read(
        event,
        (sequence, version, recorded, organisation, subject, identity, by, type, time, data) ->
            new Stored(sequence, organisation, subject, version, type, recorded, event));
  }
}
