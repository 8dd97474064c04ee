package org.journey.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.journey.proof.NoteSigner;

/**
 * Bundles of a few megabytes, a file of which goes on with 10 GB of zeros behind what it should be.
 * Run by itself, it verifies one for each file in as little memory as its JVM was given, and prints
 * what comes of each.
 */
final class Bomb {

  private static final long ZEROS = 10L << 30;
  private static final int PIECE = 1 << 20;
  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);

  private Bomb() {}

  /** The form of archives that a bundle has, and one by which the first look fails. */
  enum Form {
    OWN,
    OTHER
  }

  /**
   * Verifies them.
   *
   * @param arguments a folder to write in; then entries, each with a form behind a slash
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).resolve("bomb.zip");
    for (String each : Arrays.asList(arguments).subList(1, arguments.length)) {
      String[] parts = each.split("/", -1);
      write(file, BundleEntry.valueOf(parts[0]), Form.valueOf(parts[1]));
      try (FileChannel bundle = FileChannel.open(file)) {
        BundleVerdict verdict = BundleVerifier.verify(bundle, BundleKeys.of(SIGNER.key()), null);
        System.out.println(
            each + " " + (verdict instanceof BundleVerdict.Bad bad ? bad.fault() : "GOOD"));
      }
    }
  }

  private static void write(Path file, BundleEntry bomb, Form form) throws IOException {
    MadeLog log = MadeLog.of(30);
    byte[] bundle = bomb == BundleEntry.LOG ? log.logBundle(SIGNER) : log.journeyBundle(SIGNER);
    List<ZipForm.Entry> entries = new ArrayList<>();
    long offset = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Map.Entry<String, byte[]> each : Tampered.files(bundle).entrySet()) {
        boolean large = each.getKey().equals(bomb.file());
        byte[] local = ZipForm.local(each.getKey());
        out.write(timed(local, 10, form));
        long compressed = deflate(each.getValue(), large ? ZEROS : 0, out);
        long size = each.getValue().length + (large ? ZEROS : 0);
        CRC32 crc = new CRC32();
        crc.update(each.getValue());
        ZipForm.Entry entry =
            new ZipForm.Entry(each.getKey(), offset, crc.getValue(), compressed, size);
        byte[] behind = ZipForm.descriptor(entry);
        out.write(behind);
        entries.add(entry);
        offset += local.length + compressed + behind.length;
      }
      byte[] end = ZipForm.end(entries, offset);
      for (int at = 0; (at = indexOf(end, at)) >= 0; at++) {
        timed(end, at + 12, form);
      }
      out.write(end);
    }
  }

  private static int indexOf(byte[] end, int from) {
    return new String(end, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002", from);
  }

  private static byte[] timed(byte[] bytes, int at, Form form) {
    if (form == Form.OTHER) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 0x5B7D_6000);
    }
    return bytes;
  }

  /** Zeros a piece at a time, each of which is compressed like the one before it. */
  private static long deflate(byte[] content, long zeros, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(content);
      int length = deflater.deflate(piece, 0, PIECE, Deflater.FULL_FLUSH);
      out.write(piece, 0, length);
      long written = length;
      if (zeros > 0) {
        deflater.setInput(new byte[PIECE]);
        length = deflater.deflate(piece, 0, PIECE, Deflater.FULL_FLUSH);
        for (long left = zeros; left > 0; left -= PIECE) {
          out.write(piece, 0, length);
          written += length;
        }
      }
      deflater.finish();
      length = deflater.deflate(piece);
      out.write(piece, 0, length);
      return written + length;
    }
  }
}
