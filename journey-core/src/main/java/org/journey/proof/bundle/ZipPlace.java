package org.journey.proof.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Where the content of a file lies in an archive.
 *
 * @param entry as the list at the end has it
 * @param from where the content begins
 * @param plain whether what stands in front of it and behind it is what the list says, and leaves
 *     no gap to the next file
 */
record ZipPlace(ZipIndex.Entry entry, long from, boolean plain) {

  /** How well it was compressed, that sizes follow, that names are UTF-8: nothing is encrypted. */
  private static final int KNOWN_FLAGS = 0x080E;

  /**
   * Finds it.
   *
   * @param next where the next file, or the list, begins
   */
  static ZipPlace of(SeekableByteChannel archive, ZipIndex.Entry entry, long next)
      throws IOException {
    int bare = ZipIndex.LOCAL_BYTES + entry.name().length();
    ByteBuffer local = ZipIndex.bytes(archive, entry.offset(), bare);
    long from = entry.offset() + bare;
    if (local.limit() < bare || !isNamed(local, entry)) {
      return new ZipPlace(entry, from, false);
    }
    ByteBuffer extra = ZipIndex.bytes(archive, from, ZipIndex.u16(local, 28));
    long behind = from + ZipIndex.u16(local, 28);
    // If what is in front is damaged, what is behind shows where the content begins.
    if (behind > from && isEnd(archive, entry, from, next)) {
      return new ZipPlace(entry, from, false);
    }
    boolean plain = isEnd(archive, entry, behind, next) && isSame(local, extra, entry);
    return new ZipPlace(entry, behind, plain);
  }

  private static boolean isNamed(ByteBuffer local, ZipIndex.Entry entry) {
    boolean named =
        local.getInt(0) == ZipForm.LOCAL && ZipIndex.u16(local, 26) == entry.name().length();
    for (int i = 0; named && i < entry.name().length(); i++) {
      named = (local.get(ZipIndex.LOCAL_BYTES + i) & 0xFF) == entry.name().charAt(i);
    }
    return named;
  }

  private static boolean isSame(ByteBuffer local, ByteBuffer extra, ZipIndex.Entry entry) {
    int version = ZipIndex.u16(local, 4);
    return (version == entry.version() || entry.version() == ZipForm.LARGE_VERSION)
        && ZipIndex.u16(local, 6) == entry.flags()
        && (entry.flags() & ~KNOWN_FLAGS) == 0
        && ZipIndex.u16(local, 8) == entry.method()
        && (entry.method() == ZipForm.DEFLATED
            || entry.isStored() && entry.compressed() == entry.size())
        && local.getInt(10) == entry.time()
        && isTold(ZipIndex.u32(local, 14), entry.crc(), entry)
        && isSized(local, extra, entry)
        && ZipIndex.isPlain(extra);
  }

  private static boolean isSized(ByteBuffer local, ByteBuffer extra, ZipIndex.Entry entry) {
    long compressed = ZipIndex.u32(local, 18);
    long size = ZipIndex.u32(local, 22);
    ByteBuffer large = ZipIndex.field(extra, ZipForm.LARGE_FIELD);
    if (size == ZipForm.FULL && large.remaining() >= Long.BYTES) {
      size = large.getLong();
    }
    if (compressed == ZipForm.FULL && large.remaining() >= Long.BYTES) {
      compressed = large.getLong();
    }
    return isTold(compressed, entry.compressed(), entry) && isTold(size, entry.size(), entry);
  }

  private static boolean isTold(long told, long due, ZipIndex.Entry entry) {
    return told == due || told == 0 && entry.sizesFollow();
  }

  /** Whether the next one begins behind the content, and what stands between is right. */
  private static boolean isEnd(
      SeekableByteChannel archive, ZipIndex.Entry entry, long from, long next) throws IOException {
    long between = next - from - entry.compressed();
    if (!entry.sizesFollow()) {
      return between == 0;
    }
    int marked = between == 16 || between == 24 ? 4 : 0;
    boolean large = between == 20 || between == 24;
    if (between != marked + (large ? 20 : 12)) {
      return false;
    }
    ByteBuffer told = ZipIndex.bytes(archive, next - between, (int) between);
    if (told.limit() < between || marked != 0 && told.getInt(0) != ZipForm.DESCRIPTOR) {
      return false;
    }
    long compressed = large ? told.getLong(marked + 4) : ZipIndex.u32(told, marked + 4);
    long bytes = large ? told.getLong(marked + 12) : ZipIndex.u32(told, marked + 8);
    return ZipIndex.u32(told, marked) == entry.crc()
        && compressed == entry.compressed()
        && bytes == entry.size();
  }
}
