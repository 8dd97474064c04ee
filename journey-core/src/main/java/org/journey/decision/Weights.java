package org.journey.decision;

/** What objects take on a 64-bit heap with compressed references. */
final class Weights {

  /** A reference to another object. */
  static final int REFERENCE = 4;

  private static final int OBJECT_HEADER = 12;
  private static final int ARRAY_HEADER = 16;

  private Weights() {}

  /** An object of so many bytes of fields. */
  static long object(int fields) {
    return aligned(OBJECT_HEADER + (long) fields);
  }

  static long array(int length, int bytesEach) {
    return aligned(ARRAY_HEADER + (long) length * bytesEach);
  }

  /** A string of Latin letters, as ids are. */
  static long string(String text) {
    return object(REFERENCE + Integer.BYTES + 2) + array(text.length(), Byte.BYTES);
  }

  private static long aligned(long bytes) {
    return (bytes + 7) & ~7L;
  }
}
