package org.journey.testing;

import static org.journey.testing.BadInput.MARK;
import static org.journey.testing.BadInput.REST;
import static org.journey.testing.BadInputs.data;
import static org.journey.testing.BadInputs.member;
import static org.journey.testing.BadInputs.message;
import static org.journey.testing.BadInputs.nested;
import static org.journey.testing.BadInputs.note;
import static org.journey.testing.BadInputs.raw;
import static org.journey.testing.BadInputs.scored;
import static org.journey.testing.BadInputs.text;

import java.nio.charset.StandardCharsets;

/** The rows "JSON" of the table: what is sent is hostile or broken as a text. */
final class BadJson {

  private static final String NOTHING = "it holds no value";

  private BadJson() {}

  static void addTo(BadInputs all) {
    notOneObject(all);
    hostileJson(all);
    strings(all);
  }

  private static void notOneObject(BadInputs all) {
    String valid = text(message(event -> {}));
    all.unsearchable(NOTHING).malformed("empty", "");
    all.unsearchable(NOTHING).malformed("blank", "   ");
    all.unsearchable(NOTHING).malformed("null", "null");
    all.unsearchable(NOTHING).malformed("a list", "[]");
    all.malformed("a list of one message", "[" + valid + "]", REST);
    all.malformed("a string", "\"" + MARK + "\"");
    all.malformed("a number", "918273645918", "918273645918");
    all.malformed("not JSON", MARK);
    all.malformed("truncated", valid.substring(0, valid.length() - 2), REST);
    all.malformed(
        "truncated in a string", valid.substring(0, valid.indexOf(REST) + 5), REST.substring(0, 5));
    all.malformed("trailing text", valid + MARK);
    all.malformed("a second object", valid + "{\"" + MARK + "\":1}");
    all.malformed("a trailing comma", valid.substring(0, valid.length() - 1) + ",}", REST);
    all.malformed("a comment", "/* " + MARK + " */" + valid);
    all.malformed("single quotes", valid.replace('"', '\''), REST);
    all.malformed("a byte order mark", "\ufeff" + valid, REST);
    all.malformed(
        "UTF-16",
        valid.getBytes(StandardCharsets.UTF_16LE),
        REST,
        new String(REST.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8));
    all.malformed("NaN for a number", raw("progress", "NaN"), REST);
    all.malformed("a leading zero", raw("progress", "0918273645"), "0918273645");
  }

  private static void hostileJson(BadInputs all) {
    String valid = text(message(event -> {}));
    all.malformed(
        "a key twice", valid.replace("\"subject\"", "\"id\":\"" + MARK + "\",\"subject\""));
    all.malformed(
        "a key twice in data",
        valid.replace("\"goalId\"", "\"goalId\":\"" + MARK + "\",\"goalId\""));
    all.malformed(
        "a key twice, once escaped",
        valid.replace("\"subject\"", "\"\\u0069d\":\"" + MARK + "\",\"subject\""));
    all.malformed("depth 33", nested(31));
    all.malformed("depth 30,000", nested(30_000));
    all.tooLarge("depth 100,000", nested(100_000));
    int room = 64 * 1024 - text(message(event -> data(event).put("note", ""))).length();
    all.tooLarge("64 KiB and one byte", text(note(marked(room + 1))));
    all.tooLarge("a string of 25 MB", text(note(MARK.repeat(25_000_000 / MARK.length()))));
    all.invalid("64 KiB", text(note(marked(room))), "/data/note");
    all.invalid("a note of 4,001 characters", text(note(marked(4001))), "/data/note");
    all.invalid("1e400 for a score", scored("918273645e400"), "/data/items/score", "918273645e400");
    all.invalid(
        "a score of 100 digits", scored("9".repeat(100)), "/data/items/score", "9".repeat(100));
    all.malformed("1e999999999 for a score", scored("918273645e999999999"), "918273645");
    all.malformed("a number of 10,000 digits", scored("9".repeat(10_000)), "9".repeat(100));
    all.invalid(
        "1e400 for an integer",
        raw("progress", "918273645e400"),
        "/data/progress",
        "918273645e400");
  }

  private static String marked(int length) {
    return MARK + "n".repeat(length - MARK.length());
  }

  private static void strings(BadInputs all) {
    all.bytes("a byte that is no UTF-8", 0xff);
    all.bytes("an overlong slash", 0xc0, 0xaf);
    all.bytes("an overlong form of three bytes", 0xe0, 0x80, 0xaf);
    all.bytes("a surrogate in UTF-8", 0xed, 0xa0, 0x80);
    all.bytes("beyond U+10FFFF", 0xf4, 0x90, 0x80, 0x80);
    all.bytes("half a character", 0xe2, 0x82);
    all.bytes("a raw NUL", 0);
    all.bytes("a raw control character", 1);
    all.invalid("NUL in a note", told("\\u0000"), "/data/note");
    all.invalid("a bell in a note", told("\\u0007"), "/data/note");
    all.invalid("DEL in a note", told("\\u007f"), "/data/note");
    all.invalid("a C1 control in a note", told("\\u0085"), "/data/note");
    all.invalid("a lone high surrogate", told("\\ud83d"), "/data/note");
    all.invalid("a lone low surrogate", told("\\ude00 "), "/data/note");
    all.invalid("surrogates the wrong way round", told("\\ude00\\ud83d"), "/data/note");
    all.malformed("a lone surrogate in a name", member(MARK + "\\ud83d"));
    all.invalid("NUL in a name", member(MARK + "\\u0000"), "/data");
    all.invalid("a very long name", member(MARK.repeat(100)), "/data");
    all.unsearchable(NOTHING).invalid("an empty name", member(""), "/data");
    all.changed("NUL in the id", "/id", e -> e.put("id", MARK + "\u0000"));
    all.invalid(
        "a lone surrogate in the id",
        text(message(e -> e.put("id", "@@"))).replace("@@", MARK + "\\ud83d"),
        "/id");
    all.changed("a line end in the id", "/id", e -> e.put("id", MARK + "\n1"));
    all.changed("a bidi control in the id", "/id", e -> e.put("id", MARK + "\u202e1"));
    all.changed("a bidi control in the source", "/source", e -> e.put("source", MARK + "\u2066a"));
    all.changed(
        "a bidi control in the subject", "/subject", e -> e.put("subject", MARK + "\u200f1"));
    all.changed("NUL in traceparent", "/traceparent", e -> e.put("traceparent", MARK + "\u0000"));
  }

  /** A note with JSON text of one's own in it. */
  private static String told(String escaped) {
    return raw("note", '"' + MARK + escaped + '"');
  }
}
