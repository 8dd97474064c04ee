package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * XML in UTF-8 as it grows. By hand, because most of an event log is attribute values that need no
 * escape, and a general writer looks at them several times.
 */
final class XmlBytes {

  private static final int FLUSHED_AT = 1 << 16;

  private final OutputStream out;
  private byte[] bytes = new byte[2 * FLUSHED_AT];
  private int length;

  XmlBytes(OutputStream out) {
    this.out = out;
  }

  /** Markup, ready. */
  XmlBytes raw(byte[] markup) {
    ensure(markup.length);
    System.arraycopy(markup, 0, bytes, length, markup.length);
    length += markup.length;
    return this;
  }

  /** Markup. */
  XmlBytes raw(String markup) {
    return raw(markup.getBytes(UTF_8));
  }

  /**
   * The value of an attribute in double quotes. What XML 1.0 has no form for is left out: controls
   * but tab and line ends, lone surrogates, U+FFFE and U+FFFF.
   */
  XmlBytes value(String text) {
    int count = text.length();
    ensure(count);
    int start = length;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f || c == '<' || c == '>' || c == '&' || c == '"') {
        length = start;
        return raw(escaped(text));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  /** Gives on what there is, if it is much. */
  void pass() throws IOException {
    if (length >= FLUSHED_AT) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                // Unescaped they would be read as spaces.
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> {
                  boolean allowed =
                      c >= 0x20 && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
                  if (allowed) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
