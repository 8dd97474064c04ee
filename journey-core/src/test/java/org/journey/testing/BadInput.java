package org.journey.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that must be refused everywhere the same, with nothing stored, echoed or logged: the
 * rows "JSON" and "Values" of the table of bad input, for HTTP, Kafka and import.
 *
 * <p>Every message names organisation {@code soar} and is recorded by {@code w-7}; if nothing were
 * wrong with it, it would be valid at {@link GoldenFiles#NOW}. Its identity is that of the golden
 * goal-progressed or another golden message, so none of those may be stored before: a known
 * identity is told before what is invalid.
 *
 * @param name what is bad about it
 * @param bytes the message
 * @param slug the expected problem
 * @param pointer where, if the problem has a place
 * @param refused what nothing that is told may hold: the bad value itself, as far as it can be told
 *     from what else is said, and what else the message tells
 * @param unsearchable why the bad value itself cannot be looked for; null where it is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BadInput(
    String name,
    byte[] bytes,
    String slug,
    @Nullable String pointer,
    List<String> refused,
    @Nullable String unsearchable) {

  /** What a bad value is made of where it can be. */
  static final String MARK = "Xq7MarkX";

  /** What a client told, in a message that is bad elsewhere. */
  static final String REST = "Wv3RestW";

  @Override
  public String toString() {
    return name;
  }

  /** Which of its refused values a text holds: none, if all is well. */
  public List<String> heldBy(String text) {
    return refused.stream().filter(text::contains).toList();
  }

  /** The lines of which a text holds refused values, with these: none, if all is well. */
  public static List<String> heldBy(String text, List<BadInput> lines) {
    List<String> held = new ArrayList<>();
    for (BadInput line : lines) {
      for (String value : line.heldBy(text)) {
        held.add(line.name + ": " + value);
      }
    }
    return held;
  }

  /** Whether it can be one line of a file: without line ends, and not blank. */
  public boolean fitsOneLine() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return !text.isBlank() && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }

  /** All of them. The largest has 25 MB, so the list is made anew each time. */
  public static List<BadInput> all() {
    BadInputs all = new BadInputs();
    BadJson.addTo(all);
    BadValues.addTo(all);
    return all.rows();
  }
}
