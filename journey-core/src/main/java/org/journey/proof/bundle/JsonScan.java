package org.journey.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON whose members come in a known order, without white space: as much of JSON as the fixed
 * head of a leaf and the bundle's own files need, and strictly.
 */
final class JsonScan {

  /** What was read is not what is due. */
  static final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    Unexpected(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private static final int MOST_DIGITS = 18;

  private final byte[] bytes;
  private final int end;
  private int at;

  JsonScan(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  JsonScan(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Whether this comes next; if so it is read. */
  boolean has(String ascii) {
    int length = ascii.length();
    if (end - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /** This comes next. */
  void expect(String ascii) throws Unexpected {
    if (!has(ascii)) {
      throw new Unexpected("not " + ascii + " at byte " + at);
    }
  }

  /** So many characters follow, of ASCII without controls. */
  String fixed(int length) throws Unexpected {
    if (end - at < length) {
      throw new Unexpected("too short");
    }
    for (int i = at; i < at + length; i++) {
      if (bytes[i] < ' ' || bytes[i] == '"' || bytes[i] == '\\') {
        throw new Unexpected("a character that cannot stand at byte " + i);
      }
    }
    String text = new String(bytes, at, length, StandardCharsets.US_ASCII);
    at += length;
    return text;
  }

  /** A whole number of 0 or more, written shortest. */
  long number() throws Unexpected {
    int from = at;
    long number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (at - from == MOST_DIGITS) {
        throw new Unexpected("an absurd number at byte " + from);
      }
      number = number * 10 + bytes[at] - '0';
      at++;
    }
    if (at == from || (bytes[from] == '0' && at - from > 1)) {
      throw new Unexpected("no whole number at byte " + from);
    }
    return number;
  }

  /** A string with its quotes. */
  String string() throws Unexpected {
    expect("\"");
    int from = at;
    boolean escaped = false;
    while (true) {
      if (at >= end) {
        throw new Unexpected("a string that does not end, from byte " + from);
      }
      byte b = bytes[at];
      if (b == '"') {
        break;
      }
      if (b >= 0 && b < ' ') {
        throw new Unexpected("a control character at byte " + at);
      }
      if (b == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    String raw = utf8(from, at);
    at++;
    return escaped ? unescape(raw) : raw;
  }

  private String utf8(int from, int to) throws Unexpected {
    try {
      // A decoder of its own: it reports what a String's would put a question mark for.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unexpected("no UTF-8 in the string from byte " + from);
    }
  }

  private static String unescape(String raw) throws Unexpected {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      switch (raw.charAt(i)) {
        case '"' -> text.append('"');
        case '\\' -> text.append('\\');
        case '/' -> text.append('/');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append(hexadecimal(raw, i + 1));
          i += 4;
        }
        default -> throw new Unexpected("an escape that JSON does not have");
      }
    }
    return text.toString();
  }

  private static char hexadecimal(String raw, int from) throws Unexpected {
    if (raw.length() - from < 4) {
      throw new Unexpected("an escape that does not end");
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      char c = raw.charAt(i);
      // Digits of other scripts are none here.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new Unexpected("an escape without four hexadecimal digits");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  /**
   * Passes over a value of any kind. Of what it is made, no more is looked at than where it ends.
   */
  void skip() throws Unexpected {
    int depth = 0;
    int from = at;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        string();
        continue;
      }
      if (depth == 0 && (b == ',' || b == '}' || b == ']')) {
        break;
      }
      depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      at++;
    }
    if (at == from || depth != 0) {
      throw new Unexpected("a value that does not end, from byte " + from);
    }
  }

  /** Nothing follows. */
  void end() throws Unexpected {
    if (at != end) {
      throw new Unexpected("more than is due from byte " + at);
    }
  }

  /** A string as JSON, with the shortest escapes. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
