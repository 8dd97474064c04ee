package org.journey.interaction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON without white space, as UTF-8, always the same bytes for the same value: the shortest
 * escapes, and none where none is needed. Own code, because these bytes are hashed and kept for
 * ever: no release of a library may change them.
 */
final class JsonBytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes;
  private int length;

  JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** ASCII as it is: punctuation and names that need no escape. */
  JsonBytes raw(String ascii) {
    int count = ascii.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) ascii.charAt(i);
    }
    length += count;
    return this;
  }

  /** One ASCII character as it is. */
  JsonBytes raw(char ascii) {
    ensure(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** A time as a JSON string, UTC, the fraction without trailing zeros. */
  JsonBytes time(Instant time) {
    ensure(29);
    bytes[length++] = '"';
    length = Rfc3339.write(time, bytes, length);
    bytes[length++] = '"';
    return this;
  }

  /** A JSON string. */
  JsonBytes string(String text) {
    int count = text.length();
    ensure(6 * count + 2);
    bytes[length++] = '"';
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c >= 0x20 && c != '"' && c != '\\') {
          bytes[length++] = (byte) c;
        } else {
          escape(c);
        }
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xc0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xe0 | (c >> 12));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        pair(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        unicode(c); // UTF-8 has no lone surrogate
      }
    }
    bytes[length++] = '"';
    return this;
  }

  /** A value; members in their order, numbers with the digits they have. */
  JsonBytes node(JsonNode node) {
    return node(node, false);
  }

  /** A value in canonical form: members sorted, numbers as plain decimals. */
  JsonBytes canonical(JsonNode node) {
    return node(node, true);
  }

  private JsonBytes node(JsonNode node, boolean canonical) {
    switch (node.getNodeType()) {
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node, canonical);
      case BOOLEAN -> raw(node.booleanValue() ? "true" : "false");
      case NULL -> raw("null");
      case OBJECT -> object((ObjectNode) node, canonical);
      case ARRAY -> {
        raw('[');
        for (int i = 0; i < node.size(); i++) {
          if (i > 0) {
            raw(',');
          }
          node(node.path(i), canonical);
        }
        raw(']');
      }
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
    }
    return this;
  }

  private void object(ObjectNode object, boolean canonical) {
    raw('{');
    boolean first = true;
    if (canonical) {
      String[] names = object.propertyNames().toArray(String[]::new);
      Arrays.sort(names); // String compares by UTF-16 code units
      for (String name : names) {
        member(name, object.path(name), first, true);
        first = false;
      }
    } else {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        member(member.getKey(), member.getValue(), first, false);
        first = false;
      }
    }
    raw('}');
  }

  private void member(String name, JsonNode value, boolean first, boolean canonical) {
    if (!first) {
      raw(',');
    }
    string(name).raw(':').node(value, canonical);
  }

  private void number(JsonNode node, boolean canonical) {
    switch (node.numberValue()) {
      case BigDecimal decimal -> raw(canonical ? plain(decimal) : decimal.toString());
      case BigInteger integer ->
          raw(canonical ? plain(new BigDecimal(integer)) : integer.toString());
      case Double _, Float _ -> {
        BigDecimal decimal = node.decimalValue();
        raw(canonical ? plain(decimal) : decimal.toString());
      }
      case Number integer -> raw(Long.toString(integer.longValue()));
    }
  }

  /**
   * Without exponent and trailing zeros. What is refused anyway may have an exponent that would
   * make this very long: it keeps it.
   */
  private static String plain(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.abs(stripped.scale()) > 500
        ? stripped.unscaledValue() + "e" + -stripped.scale()
        : stripped.toPlainString();
  }

  private void escape(char c) {
    char letter =
        switch (c) {
          case '"' -> '"';
          case '\\' -> '\\';
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          default -> 0;
        };
    if (letter == 0) {
      unicode(c);
    } else {
      bytes[length++] = '\\';
      bytes[length++] = (byte) letter;
    }
  }

  private void unicode(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(c >> shift) & 0xf];
    }
  }

  private void pair(int codePoint) {
    bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
