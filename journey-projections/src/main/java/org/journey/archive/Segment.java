package org.journey.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.journey.bytes.Input;
import org.journey.engine.JourneyKey;
import org.jspecify.annotations.Nullable;

/** A file of the archive, open to be read, by several threads at once. */
final class Segment {

  private final SegmentFile file;
  private final FileChannel channel;
  private final List<Block> blocks;
  private int users = 1;

  private Segment(SegmentFile file, FileChannel channel, List<Block> blocks) {
    this.file = file;
    this.channel = channel;
    this.blocks = blocks;
  }

  /**
   * Opens it.
   *
   * @throws DamagedArchive if it is not there, or its index is not what was written
   */
  static Segment open(Path directory, SegmentFile file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory.resolve(file.name()), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new DamagedArchive(file.name(), "it cannot be opened");
    }
    try {
      return new Segment(file, channel, index(file, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static List<Block> index(SegmentFile file, FileChannel channel) throws IOException {
    if (channel.size() != file.bytes()) {
      throw new DamagedArchive(
          file.name(), "it has " + channel.size() + " bytes and had " + file.bytes());
    }
    Input trailer = new Input();
    trailer.open(
        read(file, channel, file.bytes() - SegmentWriter.TRAILER, SegmentWriter.TRAILER), 0);
    long at = trailer.fixed();
    long sizes = trailer.fixed();
    int length = (int) (sizes >>> 32);
    if (trailer.fixed() != SegmentWriter.MAGIC
        || at < 0
        || length < 0
        || at + length + SegmentWriter.TRAILER != file.bytes()) {
      throw new DamagedArchive(file.name(), "its end is not that of a segment");
    }
    byte[] bytes = read(file, channel, at, length);
    if (SegmentWriter.checksum(bytes) != (int) sizes) {
      throw new DamagedArchive(file.name(), "its index has another checksum");
    }
    Input in = new Input();
    in.open(bytes, 0);
    int count = in.count();
    List<Block> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      JourneyKey first = new JourneyKey(in.text(), in.text());
      blocks.add(
          new Block(first, in.number(), in.count(), (int) in.number(), in.count(), in.count()));
    }
    return List.copyOf(blocks);
  }

  SegmentFile file() {
    return file;
  }

  List<Block> blocks() {
    return blocks;
  }

  /**
   * The bytes of a block.
   *
   * @throws DamagedArchive if they are not what was written
   */
  byte[] read(Block block) throws IOException {
    byte[] bytes = read(file, channel, block.offset(), block.length());
    if (SegmentWriter.checksum(bytes) != block.checksum()) {
      throw new DamagedArchive(
          file.name(), "what lies at byte " + block.offset() + " has another checksum");
    }
    return bytes;
  }

  private static byte[] read(SegmentFile file, FileChannel channel, long offset, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new DamagedArchive(file.name(), "it ends early");
      }
    }
    return bytes;
  }

  /** The number of the block in which a journey is or would be: the last that begins by it. */
  int blockOf(@Nullable JourneyKey key) {
    if (key == null) {
      return 0;
    }
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).first().compareTo(key) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Math.max(low, 0);
  }

  /** One more reads it: it stays open until {@link #release}. */
  synchronized void use() {
    users++;
  }

  /** One fewer reads it. The last one closes it, whether or not the file is still in its place. */
  synchronized void release() throws IOException {
    users--;
    if (users == 0) {
      channel.close();
    }
  }
}
