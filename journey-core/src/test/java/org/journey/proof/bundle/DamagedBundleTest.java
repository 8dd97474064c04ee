package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A bit that fell over in the file as it lies: what is compressed cannot be read on from there, or
 * reads as something else, and still the first interaction that is not as it was is named.
 */
class DamagedBundleTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final BundleKeys KEYS = BundleKeys.of(SIGNER.key());
  private static final MadeLog LOG = MadeLog.of(40);
  private static final byte[] JOURNEY = LOG.journeyBundle(SIGNER);

  @Test
  void the_first_interaction_that_cannot_be_read_any_more_is_named() {
    flip(7);
  }

  @Test
  @Tag("faults")
  void so_it_is_for_every_bit() {
    flip(1);
  }

  private static void flip(int step) {
    byte[] whole = Tampered.opened(JOURNEY).bytes(BundleEntry.INTERACTIONS);
    List<Long> sequences = LOG.sequences();
    int from = begin(JOURNEY, BundleEntry.INTERACTIONS);
    int to = end(JOURNEY, from);
    int intact = 0;
    for (int bit = 8 * from; bit < 8 * to; bit += step) {
      byte[] flipped = JOURNEY.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] read = inflated(flipped, from, to);
      int same = Arrays.mismatch(read, whole);
      if (same < 0) {
        intact++;
        continue;
      }
      BundleVerdict verdict = BundleVerifierTest.verify(flipped, KEYS);
      assertThat(verdict).as("bit %d", bit).isInstanceOf(Bad.class);
      Bad bad = (Bad) verdict;
      int place = Math.min(lines(whole, same), sequences.size() - 1);
      assertThat(bad.sequence()).as("bit %d: %s", bit, bad.line()).isEqualTo(sequences.get(place));
    }
    assertThat(intact)
        .as("in how many nothing was changed")
        .isLessThan(8 * (to - from) / step / 50);
  }

  @Test
  void so_it_is_in_a_bundle_of_all() {
    byte[] bundle = LOG.logBundle(SIGNER);
    byte[] whole = Tampered.opened(bundle).bytes(BundleEntry.LOG);
    int from = begin(bundle, BundleEntry.LOG);
    int to = end(bundle, from);
    for (int bit = 8 * from; bit < 8 * to; bit += 31) {
      byte[] flipped = bundle.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      int same = Arrays.mismatch(inflated(flipped, from, to), whole);
      BundleVerdict verdict = BundleVerifierTest.verify(flipped, KEYS);
      if (same >= 0) {
        Bad bad = (Bad) verdict;
        int place = Math.min(lines(whole, same), 39) + 1;
        // Where another's hash reads as another one, no more shows than its block, or one behind.
        boolean own = place % 3 != 1;
        assertThat(bad.sequence())
            .as("bit %d: %s", bit, bad.line())
            .matches(told -> told == place || (!own && (told == 1 || told > place)));
      }
    }
  }

  /** What is around the content says nothing of an interaction, and is told as what it is. */
  @Test
  void damage_that_left_all_files_whole_blames_no_interaction() {
    int from = begin(JOURNEY, BundleEntry.INTERACTIONS);
    int local = from - ZipForm.local(BundleEntry.INTERACTIONS.file()).length;
    int behind = end(JOURNEY, from);
    for (int at = local; at < behind + 16; at += at == from - 1 ? behind - from + 1 : 1) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = JOURNEY.clone();
        flipped[at] ^= (byte) (1 << bit);
        Bad bad = (Bad) BundleVerifierTest.verify(flipped, KEYS);
        assertThat(bad.sequence()).as("byte %d: %s", at, bad.line()).isZero();
      }
    }
  }

  @Test
  void a_file_whose_end_was_lost_is_truncated_and_blames_no_interaction() {
    for (int length = JOURNEY.length - 1; length > 100; length -= 97) {
      Bad bad = (Bad) BundleVerifierTest.verify(Arrays.copyOf(JOURNEY, length), KEYS);
      assertThat(bad.fault()).isEqualTo(BundleFault.TRUNCATED);
      assertThat(bad.sequence()).isZero();
    }
  }

  @Test
  void what_was_not_touched_is_good() {
    assertThat(BundleVerifierTest.verify(JOURNEY, KEYS)).isInstanceOf(Good.class);
  }

  private static int begin(byte[] bundle, BundleEntry entry) {
    String local = new String(ZipForm.local(entry.file()), StandardCharsets.ISO_8859_1);
    return new String(bundle, StandardCharsets.ISO_8859_1).indexOf(local) + local.length();
  }

  private static int end(byte[] bundle, int from) {
    return new String(bundle, StandardCharsets.ISO_8859_1).indexOf("PK\7\b", from);
  }

  private static int lines(byte[] bytes, int to) {
    int lines = 0;
    for (int i = 0; i < to; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** As much of it as any program can inflate. */
  private static byte[] inflated(byte[] bundle, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[1];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(bundle, from, to - from);
      while (inflater.inflate(some) > 0) {
        out.write(some, 0, 1);
      }
    } catch (DataFormatException e) {
      // As far as it goes.
    }
    return out.toByteArray();
  }
}
