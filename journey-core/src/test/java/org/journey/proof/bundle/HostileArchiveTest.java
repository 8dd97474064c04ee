package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that were made to do harm: each is named, and takes neither memory nor time. */
@Timeout(60)
class HostileArchiveTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
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
    assertThat(bad(out.toByteArray()))
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
        assertThat(bad(out.toByteArray()).fault()).isIn(BundleFault.NO_BUNDLE, BundleFault.CHANGED);
      }
    }
  }

  @Test
  void an_archive_as_other_programs_write_it_is_no_bundle() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : Tampered.files(BUNDLE).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    assertThat(bad(out.toByteArray()).fault()).isEqualTo(BundleFault.NO_BUNDLE);
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

  @ParameterizedTest
  @EnumSource(
      names = {"BUNDLE", "CHECKPOINT", "INTERACTIONS", "PROOFS", "STATE", "PAGE", "MANIFEST"})
  void ten_gigabytes_of_zeros_in_ten_megabytes_are_not_read_to_their_end(BundleEntry entry)
      throws IOException {
    long began = System.nanoTime();
    try (InputStream bomb = bomb(entry)) {
      Bad bad = (Bad) BundleVerifier.verify(bomb, BundleKeys.of(SIGNER.key()));
      assertThat(bad.fault())
          .as(bad.line())
          .isIn(
              BundleFault.TOO_LARGE,
              BundleFault.CHANGED,
              BundleFault.FOREIGN,
              BundleFault.FORGED_PROOF);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(50));
  }

  /** The bundle up to an entry, and in its place 10 GB of zeros, deflated as they are asked for. */
  private static InputStream bomb(BundleEntry entry) throws IOException {
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    try (ZipSink zip = new ZipSink(before)) {
      for (Map.Entry<String, byte[]> file : Tampered.files(BUNDLE).entrySet()) {
        if (file.getKey().equals(entry.file())) {
          break;
        }
        add(zip, file.getKey(), file.getValue());
      }
      before.writeBytes(ZipForm.local(entry.file()));
    }
    return new SequenceInputStream(
        new ByteArrayInputStream(before.toByteArray()), new DeflatedZeros(10L << 30));
  }

  private static final class DeflatedZeros extends InputStream {
    private final byte[] zeros = new byte[1 << 20];
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private long left;

    DeflatedZeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      while (!deflater.finished()) {
        int count = deflater.deflate(to, from, length);
        if (count > 0) {
          return count;
        }
        if (left == 0) {
          deflater.finish();
        } else {
          deflater.setInput(zeros);
          left -= zeros.length;
        }
      }
      return -1;
    }

    @Override
    public void close() {
      deflater.end();
    }
  }

  @Test
  void sizes_that_an_archive_claims_are_not_believed() {
    byte[] changed = BUNDLE.clone();
    ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(18, 1 << 30).putInt(22, Integer.MIN_VALUE);
    assertThat(bad(changed).fault()).isEqualTo(BundleFault.NO_BUNDLE);
    int descriptor = new String(BUNDLE, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\u0008");
    byte[] claiming = BUNDLE.clone();
    ByteBuffer.wrap(claiming).order(ByteOrder.LITTLE_ENDIAN).putInt(descriptor + 12, -1);
    assertThat(bad(claiming).fault()).isEqualTo(BundleFault.CHANGED);
  }

  @Test
  void a_line_of_a_hundred_megabytes_is_not_kept() {
    byte[] line = new byte[100_000_000];
    Arrays.fill(line, (byte) '{');
    assertThat(bad(Tampered.opened(BUNDLE).bytes(BundleEntry.INTERACTIONS, line).zipped()).fault())
        .isEqualTo(BundleFault.TOO_LARGE);
    assertThat(bad(Tampered.opened(BUNDLE).bytes(BundleEntry.PROOFS, line).zipped()).fault())
        .isEqualTo(BundleFault.TOO_LARGE);
  }

  @Test
  void more_lines_than_any_journey_has_are_not_kept() {
    byte[] lines = new byte[10_000_000];
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

  private static Bad bad(byte[] bundle) {
    return (Bad) BundleVerifierTest.verify(bundle, BundleKeys.of(SIGNER.key()));
  }
}
