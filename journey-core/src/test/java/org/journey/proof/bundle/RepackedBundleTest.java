package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who unpacks a bundle, changes a file and packs it again with whatever is at hand is told what is
 * not as it was; who changes nothing has a good bundle still.
 */
class RepackedBundleTest {

  private static final long SEED = 20261129;
  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final BundleKeys KEYS = BundleKeys.of(SIGNER.key());
  private static final MadeLog LOG = MadeLog.of(60);
  private static final List<Long> SEQUENCES = LOG.sequences();
  private static final byte[] JOURNEY = LOG.journeyBundle(SIGNER);
  private static final byte[] ALL = MadeLog.of(300).logBundle(SIGNER);

  @ParameterizedTest
  @EnumSource
  void what_was_packed_again_and_not_changed_is_good_and_told_so(Packed way) {
    for (byte[] bundle : List.of(JOURNEY, ALL)) {
      Good good = (Good) verify(way.of(Tampered.files(bundle)));
      assertThat(good.repacked()).isTrue();
      assertThat(good).isEqualTo(((Good) verify(bundle)).asRepacked());
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_changed_byte_of_an_interaction_is_named(Packed way) {
    Map<String, byte[]> files = Tampered.files(JOURNEY);
    byte[] lines = Tampered.opened(JOURNEY).bytes(BundleEntry.INTERACTIONS);
    int place = 0;
    for (int i = 0; i < lines.length; i++) {
      if (i % 13 == 0 || lines[i] == '\n') {
        byte[] changed = lines.clone();
        changed[i] ^= 1;
        files.put(BundleEntry.INTERACTIONS.file(), changed);
        Bad bad = (Bad) verify(way.of(files));
        assertThat(bad.sequence()).as("%d: %s", i, bad.line()).isEqualTo(SEQUENCES.get(place));
      }
      place += lines[i] == '\n' ? 1 : 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_loss_an_insertion_and_another_order_are_named(Packed way) {
    List<String> lines = lines();
    String forged = lines.get(2).replace("\"e-", "\"f-");
    assertThat(tampered(way, with(lines, all -> all.remove(2))))
        .matches(bad -> bad.fault() == BundleFault.MISSING)
        .matches(bad -> bad.sequence() == SEQUENCES.get(2));
    assertThat(tampered(way, with(lines, all -> all.add(2, forged))))
        .matches(bad -> bad.fault() == BundleFault.INSERTED)
        .matches(bad -> bad.sequence() == SEQUENCES.get(2));
    assertThat(tampered(way, with(lines, all -> all.add(3, all.remove(2)))))
        .matches(bad -> bad.fault() == BundleFault.REORDERED)
        .matches(bad -> bad.sequence() == SEQUENCES.get(2));
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_interaction_of_a_bundle_of_all_is_named(Packed way) {
    Map<String, byte[]> files = Tampered.files(ALL);
    String log = new String(Tampered.opened(ALL).bytes(BundleEntry.LOG), StandardCharsets.UTF_8);
    files.put(
        BundleEntry.LOG.file(),
        log.replace("\"e-200\"", "\"e-2oo\"").getBytes(StandardCharsets.UTF_8));
    Bad bad = (Bad) verify(way.of(files));
    assertThat(bad.fault()).isEqualTo(BundleFault.CHANGED);
    assertThat(bad.sequence()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void every_other_file_that_was_changed_is_told(Packed way) {
    for (byte[] bundle : List.of(JOURNEY, ALL)) {
      for (String name : Tampered.files(bundle).keySet()) {
        Map<String, byte[]> files = Tampered.files(bundle);
        byte[] changed = Objects.requireNonNull(files.get(name));
        changed[changed.length / 2] ^= 1;
        assertThat(verify(way.of(files))).as(name).isInstanceOf(Bad.class);
      }
    }
  }

  @Test
  void a_file_that_is_none_of_a_bundle_is_not_passed_over() {
    Map<String, byte[]> files = Tampered.files(JOURNEY);
    files.put("INTERACTIONS.NDJSON", new byte[1]);
    assertThat(bad(files).fault()).isEqualTo(BundleFault.INSERTED);
    files.remove("INTERACTIONS.NDJSON");
    files.put(BundleEntry.LOG.file(), new byte[0]);
    assertThat(bad(files).fault()).isEqualTo(BundleFault.INSERTED);
  }

  @Test
  void a_file_that_is_lacking_is_named_and_what_of_it_is_an_interaction() {
    for (String name : Tampered.files(JOURNEY).keySet()) {
      Map<String, byte[]> files = Tampered.files(JOURNEY);
      files.remove(name);
      Bad bad = bad(files);
      if (name.equals(BundleEntry.PROOFS.file())) {
        assertThat(bad.fault()).isEqualTo(BundleFault.FORGED_PROOF);
        assertThat(bad.sequence()).isEqualTo(SEQUENCES.getFirst());
      } else {
        assertThat(bad.fault()).as(name).isEqualTo(BundleFault.MISSING);
        assertThat(bad.sequence() == 0).isEqualTo(!name.equals(BundleEntry.INTERACTIONS.file()));
      }
    }
  }

  @Test
  void folders_that_lead_elsewhere_are_not_good() {
    for (String folder : List.of("../", "/", "a/../../", "./", "..\\a\\", "c:/", "a//")) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      Tampered.files(JOURNEY).forEach((name, bytes) -> files.put(folder + name, bytes));
      assertThat(verify(Packed.STORED.of(files))).as(folder).isInstanceOf(Bad.class);
    }
  }

  @Test
  void bytes_before_between_and_behind_the_files_are_not_good() throws IOException {
    byte[] plain = Packed.STORED.of(Tampered.files(JOURNEY));
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.write("stub".getBytes(StandardCharsets.US_ASCII));
    before.write(plain);
    assertThat(verify(before.toByteArray())).isInstanceOf(Bad.class);
    assertThat(verify(Arrays.copyOf(plain, plain.length + 1))).isInstanceOf(Bad.class);
    ByteArrayOutputStream commented = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(commented)) {
      zip.setComment("a comment");
      for (Map.Entry<String, byte[]> file : Tampered.files(JOURNEY).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    assertThat(verify(commented.toByteArray())).isInstanceOf(Bad.class);
  }

  /** A field by which some programs read another name than others. */
  @Test
  void a_second_name_is_not_good() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : Tampered.files(JOURNEY).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setExtra(new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'x'});
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    assertThat(((Bad) verify(out.toByteArray())).fault()).isEqualTo(BundleFault.CHANGED);
  }

  @Test
  void a_stream_that_is_read_once_tells_only_that_it_was_packed_again() throws IOException {
    byte[] packed = Packed.DEFLATED.of(Tampered.files(JOURNEY));
    assertThat(BundleVerifier.verify(new ByteArrayInputStream(packed), KEYS))
        .isEqualTo(new Bad(BundleFault.NO_BUNDLE, 0, "no archive that begins with bundle.json"));
  }

  /** Whatever byte is changed: if it is good, every program reads what was signed. */
  @Test
  void a_changed_byte_never_makes_programs_read_something_else(@TempDir Path directory)
      throws IOException {
    for (Packed way : Packed.values()) {
      byte[] packed = way.of(Tampered.files(JOURNEY));
      Map<String, String> files = BundleMutationTest.texts(packed);
      Random random = new Random(SEED);
      int good = 0;
      for (int i = 0; i < 200; i++) {
        byte[] changed = packed.clone();
        // Most of them in the list at the end and before it.
        int within = i % 4 == 0 ? packed.length : Math.min(packed.length, 1400);
        int at = packed.length - 1 - random.nextInt(within);
        changed[at] ^= (byte) (1 + random.nextInt(255));
        if (verify(changed) instanceof Good) {
          assertThat(BundleMutationTest.texts(changed)).as("%s, byte %d", way, at).isEqualTo(files);
          assertThat(BundleMutationTest.byList(changed, directory)).isEqualTo(files);
          good++;
        }
      }
      // Attributes that the list alone has are open.
      assertThat(good).as("%s", way).isLessThan(80);
    }
  }

  private static List<String> lines() {
    return new String(
            Tampered.opened(JOURNEY).bytes(BundleEntry.INTERACTIONS), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static List<String> with(List<String> lines, Consumer<List<String>> edit) {
    List<String> edited = new ArrayList<>(lines);
    edit.accept(edited);
    return edited;
  }

  /** Without an end of the last line, as many a program writes them. */
  private static Bad tampered(Packed way, List<String> lines) {
    Map<String, byte[]> files = Tampered.files(JOURNEY);
    files.put(
        BundleEntry.INTERACTIONS.file(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return (Bad) verify(way.of(files));
  }

  private static Bad bad(Map<String, byte[]> files) {
    return (Bad) verify(Packed.DEFLATED.of(files));
  }

  private static BundleVerdict verify(byte[] bundle) {
    return BundleVerifierTest.verify(bundle, KEYS);
  }
}
