package org.journey.proof.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of files at the end of an archive, as any program may have written it (PKWARE APPNOTE
 * 6.3.3). Nothing that it says is believed here: it is only where to look.
 *
 * @param entries in its order
 * @param from where the list begins
 * @param plain whether it is in order itself, the last thing in the archive, and has no comments
 */
record ZipIndex(List<Entry> entries, long from, boolean plain) {

  /** Bytes that stand before a file's name, in front of its content. */
  static final int LOCAL_BYTES = 30;

  private static final int STORED = 0;
  private static final int ENCRYPTED = 0x2041;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int LARGE_END_BYTES = 56;
  private static final int CENTRAL_BYTES = 46;
  private static final int MOST_COMMENT = 0xFFFF;

  /** A bundle has 10 files: a list that is longer than this is not that of one. */
  private static final int MOST_BYTES = 64 * 1024;

  /** Gives a file another name for some programs (Info-ZIP). */
  private static final int OTHER_NAME = 0x7075;

  /**
   * A file as the list tells of it.
   *
   * @param name a character a byte
   * @param version that is needed to read it
   * @param flags see APPNOTE 4.4.4
   * @param method how it is compressed
   * @param time and date, as they stand
   * @param crc CRC-32 of the content
   * @param compressed bytes as they lie
   * @param size bytes of the content
   * @param offset where it begins
   */
  record Entry(
      String name,
      int version,
      int flags,
      int method,
      int time,
      long crc,
      long compressed,
      long size,
      long offset) {

    boolean sizesFollow() {
      return (flags & 8) != 0;
    }

    boolean isStored() {
      return method == STORED;
    }

    private boolean isWithin(long end) {
      return offset >= 0 && offset <= end && compressed >= 0 && size >= 0;
    }
  }

  /** Copies. */
  ZipIndex {
    entries = List.copyOf(entries);
  }

  /** Reads it; null if there is none. */
  static @Nullable ZipIndex read(SeekableByteChannel archive) throws IOException {
    long size = archive.size();
    long begin = Math.max(0, size - END_BYTES - MOST_COMMENT - LOCATOR_BYTES - LARGE_END_BYTES);
    ByteBuffer tail = bytes(archive, begin, (int) (size - begin));
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == ZipForm.END && at + END_BYTES + u16(tail, at + 20) <= tail.limit()) {
        return end(archive, tail, begin, at);
      }
    }
    return null;
  }

  private static @Nullable ZipIndex end(
      SeekableByteChannel archive, ByteBuffer tail, long begin, int at) throws IOException {
    boolean plain =
        at + END_BYTES == tail.limit()
            && tail.getInt(at + 4) == 0
            && u16(tail, at + 8) == u16(tail, at + 10);
    long count = u16(tail, at + 10);
    long size = u32(tail, at + 12);
    long from = u32(tail, at + 16);
    long behind = begin + at;
    int large = at - LOCATOR_BYTES - LARGE_END_BYTES;
    if (large >= 0
        && tail.getInt(at - LOCATOR_BYTES) == ZipForm.LARGE_LOCATOR
        && tail.getInt(large) == ZipForm.LARGE_END) {
      plain =
          plain
              && tail.getLong(at - LOCATOR_BYTES + 8) == begin + large
              && tail.getLong(large + 4) == LARGE_END_BYTES - 12
              && isOr(count, MOST_COMMENT, tail.getLong(large + 32))
              && isOr(size, ZipForm.FULL, tail.getLong(large + 40))
              && isOr(from, ZipForm.FULL, tail.getLong(large + 48));
      count = tail.getLong(large + 32);
      size = tail.getLong(large + 40);
      from = tail.getLong(large + 48);
      behind = begin + large;
    }
    if (size < 0 || size > MOST_BYTES || from < 0 || from > behind - size) {
      return null;
    }
    ByteBuffer list = bytes(archive, from, (int) size);
    List<Entry> entries = new ArrayList<>();
    boolean named = true;
    while (list.remaining() >= CENTRAL_BYTES
        && list.getInt(list.position()) == ZipForm.CENTRAL
        && length(list) <= list.remaining()) {
      named &= u16(list, list.position() + 32) == 0 && isPlain(extra(list));
      Entry entry = entry(list);
      if (entry.isWithin(from)) {
        entries.add(entry);
      }
    }
    return new ZipIndex(
        entries,
        from,
        plain && named && !list.hasRemaining() && entries.size() == count && from + size == behind);
  }

  /** Whether its files are packed in ways that are known here. */
  boolean isReadable() {
    return entries.stream()
        .allMatch(
            entry ->
                (entry.isStored() || entry.method() == ZipForm.DEFLATED)
                    && (entry.flags() & ENCRYPTED) == 0);
  }

  private static boolean isOr(long told, long full, long due) {
    return told == full || told == due;
  }

  private static int length(ByteBuffer list) {
    int at = list.position();
    return CENTRAL_BYTES + u16(list, at + 28) + u16(list, at + 30) + u16(list, at + 32);
  }

  private static ByteBuffer extra(ByteBuffer list) {
    int at = list.position();
    return list.slice(at + CENTRAL_BYTES + u16(list, at + 28), u16(list, at + 30))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Entry entry(ByteBuffer list) {
    int at = list.position();
    byte[] name = new byte[u16(list, at + 28)];
    list.get(at + CENTRAL_BYTES, name);
    long compressed = u32(list, at + 20);
    long size = u32(list, at + 24);
    long offset = u32(list, at + 42);
    ByteBuffer large = field(extra(list), ZipForm.LARGE_FIELD);
    if (size == ZipForm.FULL && large.remaining() >= Long.BYTES) {
      size = large.getLong();
    }
    if (compressed == ZipForm.FULL && large.remaining() >= Long.BYTES) {
      compressed = large.getLong();
    }
    if (offset == ZipForm.FULL && large.remaining() >= Long.BYTES) {
      offset = large.getLong();
    }
    Entry entry =
        new Entry(
            new String(name, StandardCharsets.ISO_8859_1),
            u16(list, at + 6),
            u16(list, at + 8),
            u16(list, at + 10),
            list.getInt(at + 12),
            u32(list, at + 16),
            compressed,
            size,
            offset);
    list.position(at + length(list));
    return entry;
  }

  /** The extra field of this kind; an empty one if there is none. */
  static ByteBuffer field(ByteBuffer extra, int kind) {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int length = u16(extra, at + 2);
      if (at + 4 + length > extra.limit()) {
        break;
      }
      if (u16(extra, at) == kind) {
        return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + length;
    }
    return ByteBuffer.allocate(0);
  }

  /** Whether fields are in order, and none gives the file another name for some programs. */
  static boolean isPlain(ByteBuffer extra) {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      at += 4 + u16(extra, at + 2);
    }
    return at == extra.limit() && !field(extra, OTHER_NAME).hasRemaining();
  }

  /** As many bytes of the archive as there are, and no more than these. */
  static ByteBuffer bytes(SeekableByteChannel archive, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    archive.position(from);
    while (bytes.hasRemaining() && archive.read(bytes) > 0) {
      // On to the next.
    }
    return bytes.flip();
  }

  static int u16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  static long u32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xFFFF_FFFFL;
  }
}
