package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No byte of a bundle can be changed and it still verify, but for what compression leaves open: the
 * bits that fill up the last byte of a file's compressed content, and other ways to compress the
 * same. Then every program reads the same files of it.
 */
class BundleMutationTest {

  private static final long SEED = 20261129;
  private static final int CHANGES = 1000;
  private static final int MANY_CHANGES = 50_000;

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final BundleKeys KEYS = BundleKeys.of(SIGNER.key());

  @Test
  void a_changed_byte_of_a_journeys_bundle_never_passes(@TempDir Path directory)
      throws IOException {
    never(MadeLog.of(30).journeyBundle(SIGNER), CHANGES, directory);
  }

  @Test
  void a_changed_byte_of_a_bundle_of_all_never_passes(@TempDir Path directory) throws IOException {
    never(MadeLog.of(30).logBundle(SIGNER), CHANGES, directory);
  }

  @Test
  @Tag("faults")
  void nor_does_any_of_very_many(@TempDir Path directory) throws IOException {
    never(MadeLog.of(30).journeyBundle(SIGNER), MANY_CHANGES, directory);
    never(MadeLog.of(300).logBundle(SIGNER), MANY_CHANGES, directory);
  }

  /** As any program that unpacks it: by the list at the end. */
  @Test
  void other_programs_find_the_files_by_either_way(@TempDir Path directory) throws IOException {
    byte[] bundle = MadeLog.of(30).journeyBundle(SIGNER);
    assertThat(byList(bundle, directory)).containsExactlyInAnyOrderEntriesOf(texts(bundle));
  }

  private static void never(byte[] bundle, int changes, Path directory) throws IOException {
    Map<String, String> files = texts(bundle);
    Random random = new Random(SEED);
    List<Integer> harmless = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      byte[] changed = bundle.clone();
      int at = random.nextInt(bundle.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      if (BundleVerifierTest.verify(changed, KEYS) instanceof Good) {
        assertThat(texts(changed)).as("seed %d, byte %d", SEED, at).isEqualTo(files);
        assertThat(byList(changed, directory)).as("byte %d", at).isEqualTo(files);
        harmless.add(at);
      }
    }
    // If these were many, something would be passed over that is no padding.
    assertThat(harmless).hasSizeLessThan(changes / 100);
  }

  static Map<String, String> texts(byte[] bundle) {
    Map<String, String> texts = new HashMap<>();
    Tampered.files(bundle).forEach((name, bytes) -> texts.put(name, Arrays.toString(bytes)));
    return texts;
  }

  static Map<String, String> byList(byte[] bundle, Path directory) throws IOException {
    Path file = Files.write(directory.resolve("bundle.zip"), bundle);
    Map<String, String> texts = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        texts.put(entry.getName(), Arrays.toString(zip.getInputStream(entry).readAllBytes()));
      }
    }
    return texts;
  }
}
