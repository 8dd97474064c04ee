package org.journey.interaction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8. The JSON parser is lenient here: it takes surrogates and overlong forms.
 */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether {@code bytes[from, to)} is well-formed UTF-8 by the table 3-7 of Unicode. */
  static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
        i += 8;
        continue;
      }
      int lead = bytes[i] & 0xff;
      int length = length(lead);
      if (length == 0 || i + length > to) {
        return false;
      }
      if (length > 1 && !secondFits(lead, bytes[i + 1] & 0xff)) {
        return false;
      }
      for (int k = 2; k < length; k++) {
        if ((bytes[i + k] & 0xc0) != 0x80) {
          return false;
        }
      }
      i += length;
    }
    return true;
  }

  private static int length(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2) {
      return 0;
    }
    if (lead < 0xe0) {
      return 2;
    }
    if (lead < 0xf0) {
      return 3;
    }
    return lead < 0xf5 ? 4 : 0;
  }

  /** Leaves out overlong forms, surrogates and what lies beyond U+10FFFF. */
  private static boolean secondFits(int lead, int second) {
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }
}
