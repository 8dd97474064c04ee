package org.journey.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes as a file that is open for reading. */
final class InMemory implements SeekableByteChannel {

  private final ByteBuffer bytes;
  private long position;

  InMemory(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  @Override
  public int read(ByteBuffer to) {
    if (position >= bytes.capacity()) {
      return -1;
    }
    int count = (int) Math.min(to.remaining(), bytes.capacity() - position);
    to.put(bytes.slice((int) position, count));
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long place) {
    if (place < 0) {
      throw new IllegalArgumentException("before the beginning");
    }
    position = place;
    return this;
  }

  @Override
  public long size() {
    return bytes.capacity();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
