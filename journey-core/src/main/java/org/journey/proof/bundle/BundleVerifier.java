package org.journey.proof.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bundle offline, with the log's public key and nothing else, in one passage and in
 * memory that does not grow with the bundle (but for the versions of journeys, some 40 bytes each
 * up to a bound).
 *
 * <p>What is shown: the interactions are those of the log, byte for byte, each at its place, none
 * of a journey left out before its last; the other files are those that the platform made. What a
 * journey's bundle cannot show is that nothing follows its last interaction: the bundle of all can.
 */
public final class BundleVerifier {

  private static final String ENDED = "a note that cannot be read: ";

  private final ZipScan zip;
  private final BundleKeys keys;
  private final @Nullable Checkpoint kept;
  private final Sums sums = new Sums();
  private final Map<BundleEntry, String> lines = new HashMap<>();

  private BundleVerifier(ZipScan zip, BundleKeys keys, @Nullable Checkpoint kept) {
    this.zip = zip;
    this.keys = keys;
    this.kept = kept;
  }

  /**
   * Verifies one.
   *
   * @param bundle is read to its end, or to what is wrong with it, and not closed
   * @param keys that are trusted
   * @throws IOException if it cannot be read; never for what is in it
   */
  public static BundleVerdict verify(InputStream bundle, BundleKeys keys) throws IOException {
    return verify(bundle, keys, null);
  }

  /**
   * Verifies one, and that the log goes on from a checkpoint that was kept from elsewhere.
   *
   * @param kept of the same log; null: none
   * @throws IOException if it cannot be read; never for what is in it
   */
  public static BundleVerdict verify(InputStream bundle, BundleKeys keys, @Nullable SignedNote kept)
      throws IOException {
    try (ZipScan zip = new ZipScan(bundle)) {
      Checkpoint checkpoint = null;
      if (kept != null) {
        keys.signers(kept, "the checkpoint that was kept");
        checkpoint = checkpoint(kept, "the checkpoint that was kept");
      }
      return new BundleVerifier(zip, keys, checkpoint).run();
    } catch (BadBundle e) {
      return e.verdict();
    }
  }

  private BundleVerdict.Good run() throws IOException {
    BundleHead head = head();
    SignedNote note = note(BundleEntry.CHECKPOINT);
    List<String> signers = keys.signers(note, BundleEntry.CHECKPOINT.file());
    Checkpoint checkpoint = checkpoint(note, BundleEntry.CHECKPOINT.file());
    agree(head, checkpoint);
    return switch (head) {
      case BundleHead.OfJourney journey -> {
        Leaves leaves = interactions(journey, checkpoint);
        files(journey);
        yield good(head, checkpoint, leaves, signers, true);
      }
      case BundleHead.OfLog log -> {
        LogReading reading = new LogReading(log, checkpoint, kept);
        EntryReader lines = open(BundleEntry.LOG);
        reading.read(lines);
        close(BundleEntry.LOG, lines);
        rest(head);
        yield good(head, checkpoint, reading.leaves(), signers, reading.versionsFollowed());
      }
    };
  }

  private static BundleVerdict.Good good(
      BundleHead head,
      Checkpoint checkpoint,
      Leaves leaves,
      List<String> signers,
      boolean versionsFollowed) {
    return new BundleVerdict.Good(
        head, checkpoint, leaves.count(), leaves.first(), leaves.last(), signers, versionsFollowed);
  }

  private BundleHead head() throws IOException {
    EntryReader reader = open(BundleEntry.BUNDLE);
    byte[] bytes = reader.whole();
    close(BundleEntry.BUNDLE, reader);
    try {
      return HeadReader.read(bytes);
    } catch (JsonScan.Unexpected e) {
      throw new BadBundle(BundleFault.NO_BUNDLE, BundleEntry.BUNDLE.file() + ": " + e.reason());
    }
  }

  private void agree(BundleHead head, Checkpoint checkpoint) throws BadBundle {
    if (!head.origin().equals(checkpoint.origin())) {
      throw new BadBundle(BundleFault.FOREIGN, "the checkpoint is of another log");
    }
    if (head.treeSize() != checkpoint.size()) {
      throw new BadBundle(
          BundleFault.WRONG_TREE_SIZE,
          "the bundle is of a tree of "
              + head.treeSize()
              + ", and the checkpoint of one of "
              + checkpoint.size());
    }
    if (kept == null) {
      return;
    }
    if (!kept.origin().equals(checkpoint.origin())) {
      throw new BadBundle(
          BundleFault.INCONSISTENT, "the checkpoint that was kept is of another log");
    }
    if (kept.size() == checkpoint.size() && !kept.root().equals(checkpoint.root())) {
      throw new BadBundle(
          BundleFault.INCONSISTENT,
          "the checkpoint that was kept has as many interactions and another root");
    }
    boolean older = kept.size() < checkpoint.size() && head.kind() == BundleHead.Kind.ALL;
    if (kept.size() != checkpoint.size() && !older) {
      throw new BadBundle(
          BundleFault.INCONSISTENT,
          "only a bundle of all that is as new or newer can be held against the checkpoint that was"
              + " kept, of "
              + kept.size());
    }
  }

  private Leaves interactions(BundleHead.OfJourney head, Checkpoint checkpoint) throws IOException {
    JourneyLines journey = new JourneyLines(head);
    try {
      EntryReader interactions = open(BundleEntry.INTERACTIONS);
      journey.read(interactions);
      close(BundleEntry.INTERACTIONS, interactions);
      EntryReader proofs = open(BundleEntry.PROOFS);
      new JourneyProofs(journey, checkpoint).read(proofs);
      close(BundleEntry.PROOFS, proofs);
    } catch (BadBundle e) {
      // Damage of the archive may follow from what was found before it, and says less.
      BadBundle found = journey.found();
      throw e.sequence() == 0 && found != null ? found : e;
    }
    return journey.leaves();
  }

  private void files(BundleHead.OfJourney head) throws IOException {
    EntryReader state = open(BundleEntry.STATE);
    JourneyFiles.state(state.begin(JourneyFiles.BEGINNING), head);
    close(BundleEntry.STATE, state);
    EntryReader evidence = open(BundleEntry.EVIDENCE);
    JourneyFiles.evidence(evidence.begin(JourneyFiles.BEGINNING), head);
    close(BundleEntry.EVIDENCE, evidence);
    EntryReader model = open(BundleEntry.MODEL);
    JourneyFiles.model(model.begin(JourneyFiles.BEGINNING), head);
    close(BundleEntry.MODEL, model);
    rest(head);
  }

  /** The page, the sums and who signed them, and the end. */
  private void rest(BundleHead head) throws IOException {
    close(BundleEntry.PAGE, open(BundleEntry.PAGE));
    String due = sums.text();
    EntryReader reader = open(BundleEntry.SUMS);
    String told = text(reader.whole(), BundleEntry.SUMS.file());
    reader.drain();
    SignedNote manifest = note(BundleEntry.MANIFEST);
    keys.signers(manifest, BundleEntry.MANIFEST.file());
    if (!manifest.text().equals(Sums.signed(head.origin(), due))) {
      for (BundleEntry entry : BundleEntry.of(head.kind())) {
        String line = lines.get(entry);
        if (line != null && !manifest.text().contains(line)) {
          throw new BadBundle(
              BundleFault.CHANGED, entry.file() + " is not the file that was signed");
        }
      }
      throw new BadBundle(
          BundleFault.CHANGED, BundleEntry.MANIFEST.file() + " is not of these files");
    }
    if (!told.equals(due)) {
      throw new BadBundle(BundleFault.CHANGED, BundleEntry.SUMS.file() + " is not what was signed");
    }
    zip.finish();
  }

  private SignedNote note(BundleEntry entry) throws IOException {
    EntryReader reader = open(entry);
    byte[] bytes = reader.whole();
    close(entry, reader);
    SignedNote note;
    try {
      note = SignedNote.parse(text(bytes, entry.file()));
    } catch (IllegalArgumentException e) {
      throw new BadBundle(BundleFault.CHANGED, entry.file() + ": " + ENDED + e.getMessage());
    }
    // Base64 can be written in several ways: there is one text for one note.
    if (!note.toString().equals(text(bytes, entry.file()))) {
      throw new BadBundle(
          BundleFault.CHANGED, entry.file() + ": a note that is not in its one form");
    }
    return note;
  }

  private static Checkpoint checkpoint(SignedNote note, String file) throws BadBundle {
    try {
      return Checkpoint.parse(note);
    } catch (IllegalArgumentException e) {
      throw new BadBundle(BundleFault.CHANGED, file + ": " + e.getMessage());
    }
  }

  private static String text(byte[] bytes, String file) throws BadBundle {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadBundle(BundleFault.CHANGED, file + " is not UTF-8");
    }
  }

  private EntryReader open(BundleEntry entry) throws IOException {
    return new EntryReader(zip, entry);
  }

  private void close(BundleEntry entry, EntryReader reader) throws IOException {
    int before = sums.text().length();
    sums.add(entry, reader.sha256());
    lines.put(entry, sums.text().substring(before));
  }
}
