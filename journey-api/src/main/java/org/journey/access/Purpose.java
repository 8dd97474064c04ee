package org.journey.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.interaction.StrictRecords;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What somebody says they read for: the header {@code Journey-Purpose}. */
sealed interface Purpose {

  /** The header. */
  String HEADER = "Journey-Purpose";

  /** Most code points. */
  int LONGEST = 500;

  /** They say nothing. */
  record None() implements Purpose {}

  /** They say this. */
  record Stated(String told) implements Purpose {}

  /** They want to see what is else withheld, and say why. */
  record BreakGlass(String told) implements Purpose {}

  /** What they say is not to be had. */
  record Refused(Problem problem) implements Purpose {}

  /** The words as they were said, if they can be kept. */
  default @Nullable String text() {
    return switch (this) {
      case None _, Refused _ -> null;
      case Stated(String told) -> told;
      case BreakGlass(String told) -> told;
    };
  }

  /** As a request has it. */
  static Purpose of(HttpServletRequest request) {
    Enumeration<String> given = request.getHeaders(HEADER);
    if (!given.hasMoreElements()) {
      return new None();
    }
    String raw = given.nextElement();
    return given.hasMoreElements() ? refused("is given more than once") : of(raw);
  }

  private static Purpose of(String raw) {
    String text;
    try {
      // The container takes each byte for a character.
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException notUtf8) {
      return refused("must be text in UTF-8");
    }
    text = text.strip();
    String reason = StrictRecords.reasonAgainstText(text, LONGEST);
    if (reason != null) {
      return refused(reason);
    }
    Matcher glass = Glass.FORM.matcher(text);
    if (!glass.matches()) {
      return new Stated(text);
    }
    String why = glass.group(1);
    return why == null || why.isBlank()
        ? refused("break-glass needs a reason, as break-glass: and the reason")
        : new BreakGlass(text);
  }

  private static Purpose refused(String reason) {
    return new Refused(Problem.parameter(HEADER, reason));
  }

  /** How breaking the glass is written. */
  final class Glass {
    private static final Pattern FORM =
        Pattern.compile("break-glass\\s*(?::(.*))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Glass() {}
  }
}
