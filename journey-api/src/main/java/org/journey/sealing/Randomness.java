package org.journey.sealing;

import java.security.DrbgParameters;
import java.security.DrbgParameters.Capability;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Random bytes for keys and nonces. The system's generator makes all threads queue; this is several
 * deterministic generators (NIST SP 800-90A, 256 bits, seeded by the system), each with a store of
 * bytes made ahead, of which a thread takes the next one free.
 */
final class Randomness {

  private static final int STRIPES = 8;
  private static final int STORE = 4_096;

  private static final class Stripe {
    private final ReentrantLock lock = new ReentrantLock();
    private final SecureRandom generator;
    private final byte[] store = new byte[STORE];
    private int used = STORE;

    Stripe() {
      try {
        generator =
            SecureRandom.getInstance(
                "DRBG", DrbgParameters.instantiation(256, Capability.RESEED_ONLY, null));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has a DRBG", e);
      }
    }

    /** Under the lock. Bytes given away are wiped here. */
    byte[] take(int count) {
      if (used + count > STORE) {
        generator.nextBytes(store);
        used = 0;
      }
      byte[] bytes = Arrays.copyOfRange(store, used, used + count);
      Arrays.fill(store, used, used + count, (byte) 0);
      used += count;
      return bytes;
    }
  }

  private final Stripe[] stripes = new Stripe[STRIPES];

  Randomness() {
    Arrays.setAll(stripes, any -> new Stripe());
  }

  /**
   * Fresh bytes.
   *
   * @param count at most 4,096
   */
  byte[] bytes(int count) {
    int start = (int) Thread.currentThread().threadId() & (STRIPES - 1);
    for (int i = 0; i < STRIPES; i++) {
      Stripe stripe = stripes[(start + i) & (STRIPES - 1)];
      if (stripe.lock.tryLock()) {
        try {
          return stripe.take(count);
        } finally {
          stripe.lock.unlock();
        }
      }
    }
    Stripe stripe = stripes[start];
    stripe.lock.lock();
    try {
      return stripe.take(count);
    } finally {
      stripe.lock.unlock();
    }
  }
}
