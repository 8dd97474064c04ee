package org.journey.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.journey.bytes.Bytes;
import org.journey.engine.JourneyKey;
import org.journey.state.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Writes a segment: blocks of journeys in their order, then the index of the blocks, then where it
 * is. A block holds entries, each of which is a key and a chunk; chunks of one journey stand behind
 * one another.
 */
final class SegmentWriter implements AutoCloseable {

  /** First and last in a file. */
  static final long MAGIC = 0x4A4F_5552_4E45_5931L;

  /** Index offset; its length and checksum; {@link #MAGIC}: eight bytes each. */
  static final int TRAILER = 24;

  /** A block is ended once it has so many bytes: read at once, and given to a lane at once. */
  private static final int BLOCK = 1 << 18;

  private final Path path;
  private final FileOutputStream file;
  private final DigestOutputStream out;
  private final Bytes block = new Bytes();
  private final List<Block> blocks = new ArrayList<>();
  private final TreeMap<String, Long> byOrganisation = new TreeMap<>();
  private long offset;
  private @Nullable JourneyKey first;
  private @Nullable JourneyKey last;
  private int blockJourneys;
  private int blockInteractions;
  private long journeys;
  private long interactions;

  SegmentWriter(Path path) throws IOException {
    this.path = path;
    file = new FileOutputStream(path.toFile());
    out = new DigestOutputStream(file, Digests.fresh());
    Bytes head = new Bytes();
    head.fixed(MAGIC);
    put(head);
  }

  /** One chunk: entries come in the order of their keys. */
  void add(JourneyKey key, int count, byte[] bytes, int from, int length) throws IOException {
    if (last != null && last.compareTo(key) > 0) {
      throw new IllegalArgumentException("journeys come in their order");
    }
    boolean fresh = !key.equals(last);
    if (fresh && block.length() >= BLOCK) {
      endBlock();
    }
    if (first == null) {
      first = key;
    }
    entry(key, count, length, block);
    block.all(bytes, from, length);
    blockInteractions += count;
    interactions += count;
    byOrganisation.merge(key.organisation(), (long) count, Long::sum);
    if (fresh) {
      blockJourneys++;
      journeys++;
    }
    last = key;
  }

  private static void entry(JourneyKey key, int count, int length, Bytes to) {
    to.text(key.organisation());
    to.text(key.journeyId());
    to.number(count);
    to.number(length);
  }

  private void endBlock() throws IOException {
    if (first == null) {
      return;
    }
    byte[] bytes = block.toBytes();
    blocks.add(
        new Block(first, offset, bytes.length, checksum(bytes), blockJourneys, blockInteractions));
    put(block);
    block.clear();
    first = null;
    blockJourneys = 0;
    blockInteractions = 0;
  }

  static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length);
    return (int) sum.getValue();
  }

  private void put(Bytes bytes) throws IOException {
    out.write(bytes.toBytes());
    offset += bytes.length();
  }

  /**
   * Ends the file.
   *
   * @param after the segment holds what lies behind this place of the log
   * @param upTo up to this one, included
   */
  SegmentFile finish(long after, long upTo) throws IOException {
    endBlock();
    Bytes index = new Bytes();
    index.number(blocks.size());
    for (Block each : blocks) {
      index.text(each.first().organisation());
      index.text(each.first().journeyId());
      index.number(each.offset());
      index.number(each.length());
      index.number(each.checksum() & 0xFFFF_FFFFL);
      index.number(each.journeys());
      index.number(each.interactions());
    }
    long at = offset;
    put(index);
    Bytes trailer = new Bytes();
    trailer.fixed(at);
    trailer.fixed((long) index.length() << 32 | checksum(index.toBytes()) & 0xFFFF_FFFFL);
    trailer.fixed(MAGIC);
    put(trailer);
    out.flush();
    return new SegmentFile(
        path.getFileName().toString(),
        after,
        upTo,
        journeys,
        interactions,
        offset,
        HexFormat.of().formatHex(out.getMessageDigest().digest()),
        byOrganisation);
  }

  /** Waits until the file is on the disk. */
  void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
