package org.journey.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The next version of every journey and client, in some 40 bytes each: a table of 128 bits of the
 * SHA-256 of what it is. New ones are not followed once there are as many as memory is taken for.
 */
final class SubjectVersions {

  /** Of a journey that came too late to be followed. */
  static final long UNKNOWN = -1;

  private static final int FIRST_SLOTS = 1 << 10;

  private final MessageDigest sha256 = Sha256.digest();
  private final int most;
  private long[] keys = new long[2 * FIRST_SLOTS];
  private int[] next = new int[FIRST_SLOTS];
  private int count;
  private boolean all = true;

  SubjectVersions(int most) {
    this.most = most;
  }

  /** Whether every one was followed. */
  boolean followedAll() {
    return all;
  }

  /**
   * The version that is due, which then is the one behind it.
   *
   * @return {@link #UNKNOWN} if it is not followed
   */
  long due(LeafHead leaf) {
    byte[] name =
        ((leaf.aboutClient() ? "client\n" : "journey\n") + leaf.subject())
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(name));
    long high = digest.getLong();
    long low = digest.getLong();
    int slot = slot(keys, next, high, low);
    if (next[slot] == 0) {
      if (count == most) {
        all = false;
        return UNKNOWN;
      }
      count++;
      if (2 * count > next.length) {
        grow();
        slot = slot(keys, next, high, low);
      }
      keys[2 * slot] = high;
      keys[2 * slot + 1] = low;
      next[slot] = 1;
      return 0;
    }
    return next[slot]++;
  }

  private void grow() {
    long[] moreKeys = new long[2 * keys.length];
    int[] moreNext = new int[2 * next.length];
    for (int i = 0; i < next.length; i++) {
      if (next[i] != 0) {
        int slot = slot(moreKeys, moreNext, keys[2 * i], keys[2 * i + 1]);
        moreKeys[2 * slot] = keys[2 * i];
        moreKeys[2 * slot + 1] = keys[2 * i + 1];
        moreNext[slot] = next[i];
      }
    }
    keys = moreKeys;
    next = moreNext;
  }

  private static int slot(long[] keys, int[] next, long high, long low) {
    int slot = (int) high & (next.length - 1);
    while (next[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
      slot = (slot + 1) & (next.length - 1);
    }
    return slot;
  }
}
