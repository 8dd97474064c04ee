package org.journey.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The one way in which a bundle is a ZIP archive (PKWARE APPNOTE 6.3.3): every entry is deflated,
 * its sizes stand behind it, names are plain, times are 1 January 1980, and nothing else is there.
 * So each byte that is not compressed content follows from the entries. The reader holds the
 * archive against these bytes: the list at its end, by which other programs find the files, cannot
 * name others than those that were verified.
 */
final class ZipForm {

  static final int LOCAL = 0x04034b50;
  static final int DESCRIPTOR = 0x08074b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int LARGE_END = 0x06064b50;
  static final int LARGE_LOCATOR = 0x07064b50;

  private static final short PLAIN_VERSION = 20;
  static final short LARGE_VERSION = 45;

  /** Sizes follow the content; names are UTF-8. */
  private static final short FLAGS = 0x0808;

  static final short DEFLATED = 8;
  private static final short MIDNIGHT = 0;
  private static final short FIRST_OF_1980 = 0x21;
  static final short LARGE_FIELD = 1;

  /** What does not fit into four bytes stands elsewhere. */
  static final long FULL = 0xFFFF_FFFFL;

  private ZipForm() {}

  /**
   * An entry that was written or read.
   *
   * @param name its name
   * @param offset where it begins
   * @param crc CRC-32 of the content
   * @param compressed bytes as they lie
   * @param size bytes of the content
   */
  record Entry(String name, long offset, long crc, long compressed, long size) {

    boolean isLarge() {
      return compressed >= FULL || size >= FULL;
    }
  }

  /** What stands before the content. */
  static byte[] local(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = buffer(30 + text.length);
    bytes.putInt(LOCAL).putShort(PLAIN_VERSION).putShort(FLAGS).putShort(DEFLATED);
    bytes.putShort(MIDNIGHT).putShort(FIRST_OF_1980);
    bytes.putInt(0).putInt(0).putInt(0);
    bytes.putShort((short) text.length).putShort((short) 0).put(text);
    return bytes.array();
  }

  /** What stands behind the content. */
  static byte[] descriptor(Entry entry) {
    ByteBuffer bytes = buffer(entry.isLarge() ? 24 : 16);
    bytes.putInt(DESCRIPTOR).putInt((int) entry.crc);
    if (entry.isLarge()) {
      bytes.putLong(entry.compressed).putLong(entry.size);
    } else {
      bytes.putInt((int) entry.compressed).putInt((int) entry.size);
    }
    return bytes.array();
  }

  /** What stands behind all entries. */
  static byte[] end(List<Entry> entries, long offset) {
    ByteBuffer bytes = buffer(entries.size() * 128 + 128);
    for (Entry entry : entries) {
      central(entry, bytes);
    }
    long size = bytes.position();
    boolean large = offset >= FULL;
    if (large) {
      bytes.putInt(LARGE_END).putLong(44).putShort(LARGE_VERSION).putShort(LARGE_VERSION);
      bytes.putInt(0).putInt(0).putLong(entries.size()).putLong(entries.size());
      bytes.putLong(size).putLong(offset);
      bytes.putInt(LARGE_LOCATOR).putInt(0).putLong(offset + size).putInt(1);
    }
    bytes.putInt(END).putShort((short) 0).putShort((short) 0);
    bytes.putShort((short) entries.size()).putShort((short) entries.size());
    bytes.putInt((int) size).putInt((int) (large ? FULL : offset)).putShort((short) 0);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void central(Entry entry, ByteBuffer bytes) {
    byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
    boolean far = entry.offset >= FULL;
    boolean large = entry.isLarge() || far;
    short version = large ? LARGE_VERSION : PLAIN_VERSION;
    int extra = (entry.isLarge() ? 16 : 0) + (far ? 8 : 0);
    bytes.putInt(CENTRAL).putShort(version).putShort(version);
    bytes.putShort(FLAGS).putShort(DEFLATED).putShort(MIDNIGHT).putShort(FIRST_OF_1980);
    bytes.putInt((int) entry.crc);
    bytes.putInt((int) (entry.isLarge() ? FULL : entry.compressed));
    bytes.putInt((int) (entry.isLarge() ? FULL : entry.size));
    bytes.putShort((short) name.length).putShort((short) (large ? extra + 4 : 0));
    bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    bytes.putInt((int) (far ? FULL : entry.offset)).put(name);
    if (large) {
      bytes.putShort(LARGE_FIELD).putShort((short) extra);
      if (entry.isLarge()) {
        bytes.putLong(entry.size).putLong(entry.compressed);
      }
      if (far) {
        bytes.putLong(entry.offset);
      }
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
