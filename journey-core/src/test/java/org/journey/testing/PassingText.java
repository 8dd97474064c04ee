package org.journey.testing;

import java.util.List;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Text that must pass unchanged, from the way in to the answer.
 *
 * @param name what it is
 * @param text the text, of at most 4,000 characters
 */
public record PassingText(String name, String text) {

  /** All of them. */
  public static List<PassingText> all() {
    return List.of(
        new PassingText("an apostrophe", "O'Neil"),
        new PassingText("Welsh", "Siân Llŷr ap Gwŷn, Llanfairpwllgwyngyll"),
        new PassingText("Polish", "Zażółć gęślą jaźń Święcicki"),
        new PassingText("Arabic", "عزيزة بنت محمد"),
        new PassingText("Arabic with marks of direction", "\u200f\u202bعزيزة\u202c (Aziza)"),
        new PassingText("Chinese", "王小明 欧阳修"),
        new PassingText("a character beyond the basic plane", "𠮷野家 𝄞"),
        new PassingText("emoji", "👩‍👩‍👧 😀 🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
        new PassingText("not composed", "e\u0301 n\u0303"),
        new PassingText("one letter", "Å"),
        new PassingText("4,000 characters", "n".repeat(4000)),
        new PassingText("4,000 emoji", "😀".repeat(4000)),
        new PassingText("tab and line ends", "one\ttwo\nthree\r\nfour"),
        new PassingText("blanks around it", "  in the middle  "),
        new PassingText("quotes and slashes", "\"quoted\" \\ back / forth \\u0000"),
        new PassingText("markup", "<b onclick=\"x()\">&amp;</b> {{x}} ${x} %s"),
        new PassingText("SQL", "'; DROP TABLE interaction; --"),
        new PassingText("line separators of Unicode", "a\u2028b\u2029c"),
        new PassingText("a byte order mark within", "a\ufeffb"),
        new PassingText("the word null", "null"));
  }

  /**
   * A referral of a new journey that has the text as its note, and as the person's name where it is
   * short enough.
   */
  public ObjectNode referral(String journeyId, String clientId) {
    ObjectNode event = GoldenFiles.emitted(InteractionType.REFERRAL_RECEIVED);
    event.put("id", journeyId + "-referral").put("subject", journeyId);
    ObjectNode data = (ObjectNode) event.required("data");
    data.put("clientId", clientId).put("note", text);
    if (text.codePointCount(0, text.length()) <= 200) {
      data.putObject("person").put("name", text);
    } else {
      data.remove("person");
    }
    return event;
  }

  @Override
  public String toString() {
    return name;
  }
}
