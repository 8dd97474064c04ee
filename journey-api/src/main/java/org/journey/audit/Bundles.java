package org.journey.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.journey.interaction.Rfc3339;
import org.journey.log.InteractionLog;
import org.journey.log.Stored;
import org.journey.proof.Checkpoint;
import org.journey.proof.bundle.BundleEntry;
import org.journey.proof.bundle.BundleHead;
import org.journey.proof.bundle.BundleWriter;
import org.journey.query.BundledJourneys;
import org.journey.web.Answers;

/** Writes bundles (docs/bundles.md) from the log and its tree. */
final class Bundles {

  private Bundles() {}

  /** What is said of a journey's bundle. */
  static BundleHead.OfJourney head(
      BundledJourneys.Told journey, Checkpoint checkpoint, Instant made) {
    return new BundleHead.OfJourney(
        journey.organisation(),
        journey.journeyId(),
        checkpoint.origin(),
        checkpoint.size(),
        journey.stored().size(),
        journey.stored().getLast().sequence(),
        Rfc3339.format(journey.asAt()),
        Rfc3339.format(journey.asKnown()),
        journey.model().reference(),
        Rfc3339.format(made));
  }

  /** Writes the bundle of a journey. */
  static void journey(BundledJourneys.Told journey, Stand stand, Instant made, OutputStream out)
      throws IOException {
    Checkpoint checkpoint = Checkpoint.parse(stand.checkpoint());
    BundleHead.OfJourney head = head(journey, checkpoint, made);
    try (BundleWriter bundle = new BundleWriter(out, head, stand.checkpoint())) {
      bundle.journey(
          journey.stored().stream().map(Stored::event).toList(),
          journey.stored().stream().map(Stored::sequence).toList(),
          stand.tiles());
      bundle.file(BundleEntry.STATE, to -> to.write(Answers.bytes(journey.state())));
      bundle.file(BundleEntry.EVIDENCE, to -> to.write(Answers.bytes(journey.evidence())));
      bundle.file(BundleEntry.MODEL, to -> to.write(Answers.bytes(journey.model().json())));
      bundle.file(
          BundleEntry.PAGE,
          to -> to.write(utf8(JourneyPage.of(journey, head, stand.checkpoint()))));
      bundle.finish(stand.signers());
    }
  }

  /** Writes the bundle of all. */
  static void log(
      String organisation, InteractionLog log, Stand stand, Instant made, OutputStream out)
      throws IOException {
    Checkpoint checkpoint = Checkpoint.parse(stand.checkpoint());
    BundleHead.OfLog head =
        new BundleHead.OfLog(
            organisation, checkpoint.origin(), checkpoint.size(), Rfc3339.format(made));
    try (BundleWriter bundle = new BundleWriter(out, head, stand.checkpoint())) {
      bundle.log(
          lines ->
              log.stream(
                  0,
                  checkpoint.size(),
                  organisation,
                  row -> lines.write(row.sequence(), row.event())),
          stand.tiles());
      bundle.file(BundleEntry.PAGE, to -> to.write(utf8(LogPage.of(head, stand.checkpoint()))));
      bundle.finish(stand.signers());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
