package org.journey.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of the trace that its call belongs to: W3C Trace Context's {@code
 * traceparent}. Of its {@code tracestate} and {@code baggage} nothing is read: they are free text.
 *
 * @param trace 32 hexadecimal digits
 * @param span 16 hexadecimal digits
 * @param sampled whether the caller keeps its own spans
 */
record TraceParent(String trace, String span, boolean sampled) {

  /** What a later version adds stands behind. */
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final int LONGEST = 512;
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  /** Null if there is none, or it is not as it should be. */
  static @Nullable TraceParent parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String version = parts.group(1);
    boolean known = version.equals("00") ? parts.group(5) == null : !version.equals("ff");
    String trace = parts.group(2);
    String span = parts.group(3);
    if (!known || trace.equals(NO_TRACE) || span.equals(NO_SPAN)) {
      return null;
    }
    return new TraceParent(trace, span, (HexFormat.fromHexDigits(parts.group(4)) & 1) == 1);
  }

  /** A new trace's id. It need not be hard to guess, so no source of secrets is waited for. */
  static String newTrace() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat digits = HexFormat.of();
    return digits.toHexDigits(random.nextLong()) + digits.toHexDigits(random.nextLong() | 1);
  }
}
