package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that were made to do harm: each is named, and takes neither memory nor time. */
class HostileArchiveTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);

  /** Those that may have very much, and are read up to that. */
  private static final List<BundleEntry> SLOW =
      List.of(BundleEntry.STATE, BundleEntry.EVIDENCE, BundleEntry.PAGE);

  private static final byte[] BUNDLE = MadeLog.of(30).journeyBundle(SIGNER);

  @Test
  void an_archive_that_was_cut_off_anywhere_is_named_so() {
    // Every place near the ends, where the forms of the archive are, and many between.
    for (int length = 1; length < BUNDLE.length; length += isNearAnEnd(length) ? 1 : 23) {
      Bad bad = bad(Arrays.copyOf(BUNDLE, length));
      assertThat(bad.fault()).as("%d: %s", length, bad.line()).isEqualTo(BundleFault.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "PK", "no archive at all, but some text that is long enough"})
  void what_is_no_archive_is_named_so(String text) {
    assertThat(bad(text.getBytes(StandardCharsets.UTF_8)).fault())
        .isIn(BundleFault.TRUNCATED, BundleFault.NO_BUNDLE);
  }

  @Test
  void bytes_behind_the_end_are_named() {
    byte[] more = Arrays.copyOf(BUNDLE, BUNDLE.length + 1);
    assertThat(bad(more))
        .isEqualTo(new Bad(BundleFault.INSERTED, 0, "bytes follow behind the end of the archive"));
    byte[] twice = Arrays.copyOf(BUNDLE, 2 * BUNDLE.length);
    System.arraycopy(BUNDLE, 0, twice, BUNDLE.length, BUNDLE.length);
    assertThat(bad(twice).fault()).isEqualTo(BundleFault.INSERTED);
  }

  @Test
  void the_list_at_the_end_by_which_others_find_files_can_name_no_others() {
    String text = new String(BUNDLE, StandardCharsets.ISO_8859_1);
    int list = text.indexOf("PK\u0001\u0002");
    for (int i = list; i < BUNDLE.length; i++) {
      byte[] changed = BUNDLE.clone();
      changed[i] ^= 1;
      assertThat(bad(changed).fault()).isEqualTo(BundleFault.CHANGED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../interactions.ndjson",
        "/etc/passwd",
        "..\\interactions.ndjson",
        "interactions.ndjson/",
        "INTERACTIONS.NDJSON",
        "bundle.json",
        "checkpoint.txt",
        "x.zip",
        "interactions.ndjson\u0000.html"
      })
  void a_file_of_another_name_is_named_and_not_told(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipSink zip = new ZipSink(out)) {
      for (Map.Entry<String, byte[]> file : Tampered.files(BUNDLE).entrySet()) {
        if (file.getKey().equals(BundleEntry.INTERACTIONS.file())) {
          add(zip, name, new byte[] {1});
        }
        add(zip, file.getKey(), file.getValue());
      }
      zip.finish();
    }
    Bad bad = bad(out.toByteArray());
    assertThat(bad.fault()).isEqualTo(BundleFault.INSERTED);
    assertThat(bad.reason()).startsWith("a file is in the archive ");
    assertThat(stream(out.toByteArray()))
        .isEqualTo(new Bad(BundleFault.NO_BUNDLE, 0, "another entry than interactions.ndjson"));
  }

  @Test
  void a_file_that_is_there_twice_or_not_at_all_is_named() throws IOException {
    for (BundleEntry entry : BundleEntry.of(BundleHead.Kind.JOURNEY)) {
      for (int times : new int[] {0, 2}) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipSink zip = new ZipSink(out)) {
          for (Map.Entry<String, byte[]> file : Tampered.files(BUNDLE).entrySet()) {
            int count = file.getKey().equals(entry.file()) ? times : 1;
            for (int i = 0; i < count; i++) {
              add(zip, file.getKey(), file.getValue());
            }
          }
          zip.finish();
        }
        assertThat(bad(out.toByteArray()).fault())
            .isIn(
                BundleFault.MISSING,
                BundleFault.INSERTED,
                BundleFault.FORGED_PROOF,
                BundleFault.CHANGED);
        assertThat(stream(out.toByteArray()))
            .isInstanceOfSatisfying(
                Bad.class,
                bad -> assertThat(bad.fault()).isIn(BundleFault.NO_BUNDLE, BundleFault.CHANGED));
      }
    }
  }

  /** It would unpack to itself for ever: nothing in a bundle is ever unpacked twice. */
  @Test
  void an_archive_in_an_archive_is_a_file_like_others() {
    byte[] nested = BUNDLE;
    for (int depth = 0; depth < 5; depth++) {
      nested = Tampered.opened(BUNDLE).bytes(BundleEntry.PAGE, nested).summed().zipped();
    }
    assertThat(bad(nested))
        .isEqualTo(new Bad(BundleFault.CHANGED, 0, "index.html is not the file that was signed"));
    assertThat(bad(Tampered.opened(BUNDLE).bytes(BundleEntry.BUNDLE, BUNDLE).zipped()).fault())
        .isEqualTo(BundleFault.NO_BUNDLE);
  }

  /** Also with a beginning that is as it should be, and in the memory of a small machine. */
  @Test
  void ten_gigabytes_in_ten_megabytes_are_not_read_to_their_end(@TempDir Path folder)
      throws Exception {
    List<String> bombs = new ArrayList<>();
    for (BundleEntry entry : BundleEntry.values()) {
      bombs.add(entry + "/" + Bomb.Form.OWN);
      if (!SLOW.contains(entry)) {
        bombs.add(entry + "/" + Bomb.Form.OTHER);
      }
    }
    verified(folder, bombs);
  }

  @Test
  @Tag("faults")
  void nor_are_they_at_the_second_look(@TempDir Path folder) throws Exception {
    verified(folder, SLOW.stream().map(entry -> entry + "/" + Bomb.Form.OTHER).toList());
  }

  private static void verified(Path folder, List<String> bombs) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                where(BundleVerifier.class) + File.pathSeparator + where(Bomb.class),
                Bomb.class.getName(),
                folder.toString()));
    command.addAll(bombs);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told.lines())
        .hasSameSizeAs(bombs)
        .allMatch(line -> line.matches("[A-Z]+/[A-Z]+ TOO_LARGE"));
  }

  private static String where(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void sizes_that_an_archive_claims_are_not_believed() {
    byte[] changed = BUNDLE.clone();
    ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(18, 1 << 30).putInt(22, Integer.MIN_VALUE);
    assertThat(bad(changed).fault()).isEqualTo(BundleFault.CHANGED);
    int descriptor = new String(BUNDLE, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\u0008");
    byte[] claiming = BUNDLE.clone();
    ByteBuffer.wrap(claiming).order(ByteOrder.LITTLE_ENDIAN).putInt(descriptor + 12, -1);
    assertThat(bad(claiming).fault()).isEqualTo(BundleFault.CHANGED);
  }

  /** Whatever numbers the list has: nothing is read where nothing is, nor twice. */
  @Test
  void a_list_that_points_anywhere_is_named() {
    byte[] packed = Packed.STORED.of(Tampered.files(BUNDLE));
    int list = new String(packed, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int number : new int[] {0, 1, list, packed.length, Integer.MAX_VALUE, -1, -2}) {
      for (int at : new int[] {list + 20, list + 24, list + 42, packed.length - 6}) {
        byte[] changed = packed.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        if (!Arrays.equals(changed, packed)) {
          assertThat(bad(changed).line()).isNotBlank();
        }
      }
    }
  }

  @Test
  void a_list_of_very_many_files_is_not_kept() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 70_000; i++) {
        zip.putNextEntry(new ZipEntry(Integer.toString(i)));
      }
    }
    assertThat(bad(out.toByteArray()).fault()).isEqualTo(BundleFault.NO_BUNDLE);
  }

  @Test
  void what_is_encrypted_or_compressed_otherwise_is_no_bundle_and_blames_no_interaction() {
    byte[] packed = Packed.STORED.of(Tampered.files(BUNDLE));
    int list = new String(packed, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int at : new int[] {list + 8, list + 10}) {
      byte[] changed = packed.clone();
      changed[at] |= 1;
      assertThat(bad(changed).fault()).isEqualTo(BundleFault.NO_BUNDLE);
      assertThat(bad(changed).reason()).startsWith("another program packed the archive");
    }
  }

  @Test
  void a_line_of_very_many_bytes_is_not_kept() {
    byte[] line = new byte[3 << 20];
    Arrays.fill(line, (byte) '{');
    assertThat(bad(Tampered.opened(BUNDLE).bytes(BundleEntry.INTERACTIONS, line).zipped()).fault())
        .isEqualTo(BundleFault.TOO_LARGE);
    assertThat(bad(Tampered.opened(BUNDLE).bytes(BundleEntry.PROOFS, line).zipped()).fault())
        .isEqualTo(BundleFault.TOO_LARGE);
  }

  @Test
  void more_lines_than_any_journey_has_are_not_kept() {
    byte[] lines = new byte[JourneyLines.MOST + 1];
    Arrays.fill(lines, (byte) '\n');
    Bad bad = bad(Tampered.opened(BUNDLE).bytes(BundleEntry.INTERACTIONS, lines).zipped());
    assertThat(bad.fault()).isEqualTo(BundleFault.CHANGED);
  }

  /**
   * A list of entries whose offsets and sizes need more than four bytes is written as it should.
   */
  @Test
  void archives_beyond_four_gigabytes_have_the_larger_form() {
    ZipForm.Entry large = new ZipForm.Entry("log.txt", 5L << 30, 1, 5L << 30, 50L << 30);
    ZipForm.Entry plain = new ZipForm.Entry("index.html", 100, 1, 10, 20);
    byte[] end = ZipForm.end(List.of(large, plain), 10L << 30);
    ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(ZipForm.descriptor(large)).hasSize(24);
    assertThat(ZipForm.descriptor(plain)).hasSize(16);
    assertThat(bytes.getInt(20)).as("compressed size").isEqualTo(-1);
    assertThat(bytes.getLong(46 + 7 + 4)).as("size").isEqualTo(50L << 30);
    assertThat(bytes.getLong(46 + 7 + 4 + 8)).as("compressed size").isEqualTo(5L << 30);
    assertThat(bytes.getLong(46 + 7 + 4 + 16)).as("offset").isEqualTo(5L << 30);
    assertThat(bytes.getInt(end.length - 22)).isEqualTo(0x06054b50);
    assertThat(bytes.getInt(end.length - 22 - 20)).isEqualTo(0x07064b50);
  }

  private static boolean isNearAnEnd(int length) {
    return length < 100 || length > BUNDLE.length - 200;
  }

  private static void add(ZipSink zip, String name, byte[] bytes) throws IOException {
    zip.open(name);
    zip.write(bytes, 0, bytes.length);
    zip.closeEntry();
  }

  private static BundleVerdict stream(byte[] bundle) throws IOException {
    return BundleVerifier.verify(new ByteArrayInputStream(bundle), BundleKeys.of(SIGNER.key()));
  }

  private static Bad bad(byte[] bundle) {
    return (Bad) BundleVerifierTest.verify(bundle, BundleKeys.of(SIGNER.key()));
  }
}
