package org.journey.proof.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
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
 * up to a bound). An archive that cannot be read as it comes, since it is damaged or another
 * program packed it, is looked at a second time by its list of files: what is wrong with an
 * interaction says more than that something is wrong with the archive.
 *
 * <p>What is shown: the interactions are those of the log, byte for byte, each at its place, none
 * of a journey left out before its last; the other files are those that the platform made. What a
 * journey's bundle cannot show is that nothing follows its last interaction: the bundle of all can.
 */
public final class BundleVerifier {

  private static final String ENDED = "a note that cannot be read: ";

  private final BundleFiles files;
  private final BundleKeys keys;
  private final @Nullable Checkpoint kept;
  private final Sums sums = new Sums();
  private final Map<BundleEntry, String> lines = new HashMap<>();

  private BundleVerifier(BundleFiles files, BundleKeys keys, @Nullable Checkpoint kept) {
    this.files = files;
    this.keys = keys;
    this.kept = kept;
  }

  /**
   * Verifies one as it comes. As a stream is read once, of an archive that is damaged or was packed
   * by another program no more is told than that: see {@link #verify(SeekableByteChannel,
   * BundleKeys, SignedNote)}.
   *
   * @param bundle is read to its end, or to what is wrong with it, and not closed
   * @param keys that are trusted
   * @throws IOException if it cannot be read; never for what is in it
   */
  public static BundleVerdict verify(InputStream bundle, BundleKeys keys) throws IOException {
    return verdict(() -> scan(bundle, keys, null));
  }

  /**
   * Verifies one, and that the log goes on from a checkpoint that was kept from elsewhere.
   *
   * @param bundle is read from its beginning, and not closed
   * @param keys that are trusted
   * @param kept null: none
   * @throws IOException if it cannot be read; never for what is in it
   */
  public static BundleVerdict verify(
      SeekableByteChannel bundle, BundleKeys keys, @Nullable SignedNote kept) throws IOException {
    return verdict(
        () -> {
          Checkpoint checkpoint = kept == null ? null : kept(kept, keys);
          try {
            bundle.position(0);
            return scan(Channels.newInputStream(bundle), keys, checkpoint);
          } catch (BadArchive e) {
            return list(bundle, keys, checkpoint, e);
          }
        });
  }

  private interface Look {
    BundleVerdict look() throws IOException;
  }

  private static BundleVerdict verdict(Look look) throws IOException {
    try {
      return look.look();
    } catch (BadBundle e) {
      return e.verdict();
    }
  }

  private static Checkpoint kept(SignedNote note, BundleKeys keys) throws BadBundle {
    String what = "the checkpoint that was kept";
    keys.signers(note, what);
    return checkpoint(note, what);
  }

  private static BundleVerdict.Good scan(
      InputStream bundle, BundleKeys keys, @Nullable Checkpoint kept) throws IOException {
    try (ZipScan zip = new ZipScan(bundle)) {
      return new BundleVerifier(zip, keys, kept).run();
    }
  }

  /** The second look: at the files by the list of them. */
  private static BundleVerdict list(
      SeekableByteChannel bundle, BundleKeys keys, @Nullable Checkpoint kept, BadArchive found)
      throws IOException {
    ZipList list = ZipList.of(bundle);
    if (list == null) {
      return found.verdict();
    }
    try (list) {
      BundleVerdict seen = verdict(() -> new BundleVerifier(list, keys, kept).run());
      BadBundle fault = list.fault();
      if (seen instanceof BundleVerdict.Bad bad && bad.sequence() != 0) {
        return bad;
      }
      if (fault != null) {
        return fault.verdict();
      }
      return switch (seen) {
        case BundleVerdict.Bad bad -> bad;
        case BundleVerdict.Good good -> good.asRepacked();
      };
    }
  }

  private BundleVerdict.Good run() throws IOException {
    BundleHead head = head();
    SignedNote note = note(BundleEntry.CHECKPOINT);
    List<String> signers = keys.signers(note, BundleEntry.CHECKPOINT.file());
    Checkpoint checkpoint = checkpoint(note, BundleEntry.CHECKPOINT.file());
    agree(head, checkpoint);
    BundleVerdict.Good good =
        switch (head) {
          case BundleHead.OfJourney journey -> {
            long first = interactions(journey, checkpoint);
            files(journey);
            yield new BundleVerdict.Good(
                head,
                checkpoint,
                journey.interactions(),
                first,
                journey.lastSequence(),
                signers,
                true,
                false);
          }
          case BundleHead.OfLog log -> {
            LogReading reading = new LogReading(log, checkpoint, kept);
            EntryReader lines = open(BundleEntry.LOG);
            reading.read(lines);
            close(BundleEntry.LOG, lines);
            rest(head);
            Leaves leaves = reading.leaves();
            yield new BundleVerdict.Good(
                head,
                checkpoint,
                leaves.count(),
                leaves.first(),
                leaves.last(),
                signers,
                reading.versionsFollowed(),
                false);
          }
        };
    if (kept != null) {
      KeptCheckpoint.comparable(kept, head, checkpoint);
    }
    return good;
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
    if (kept != null && kept.size() == checkpoint.size()) {
      KeptCheckpoint.hold(kept, checkpoint.origin(), checkpoint.root());
    }
  }

  private long interactions(BundleHead.OfJourney head, Checkpoint checkpoint) throws IOException {
    JourneyLines lines = new JourneyLines(head);
    EntryReader interactions = open(BundleEntry.INTERACTIONS);
    lines.read(interactions);
    close(BundleEntry.INTERACTIONS, interactions);
    JourneyProofs proofs = new JourneyProofs(checkpoint);
    EntryReader told = open(BundleEntry.PROOFS);
    proofs.read(told);
    close(BundleEntry.PROOFS, told);
    new JourneyJudge(head, checkpoint, lines, proofs).judge();
    JourneyLines.Line first = lines.at(0);
    return first == null ? 0 : first.sequence();
  }

  private void files(BundleHead.OfJourney head) throws IOException {
    EntryReader state = open(BundleEntry.STATE);
    JourneyFiles.state(state.begin(JourneyFiles.BEGINNING), head);
    close(BundleEntry.STATE, state);
    EntryReader evidence = open(BundleEntry.EVIDENCE);
    JourneyFiles.evidence(evidence.begin(JourneyFiles.BEGINNING), head);
    close(BundleEntry.EVIDENCE, evidence);
    EntryReader model = open(BundleEntry.MODEL);
    JourneyFiles.model(model.whole(), head);
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
    files.finish();
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
    return new EntryReader(files, entry);
  }

  private void close(BundleEntry entry, EntryReader reader) throws IOException {
    int before = sums.text().length();
    sums.add(entry, reader.sha256());
    lines.put(entry, sums.text().substring(before));
  }
}
