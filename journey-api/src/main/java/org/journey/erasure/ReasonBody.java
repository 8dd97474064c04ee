package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.journey.interaction.Rules.Text;
import org.journey.interaction.StrictRecords;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.web.Accept;
import org.journey.web.Bodies;
import org.journey.web.Refusal;

/** The body of every request here: why. */
final class ReasonBody {

  private ReasonBody() {}

  /**
   * What is told.
   *
   * @param reason as free text: it may be personal
   */
  public record Told(@Text(max = 4000) String reason) {}

  /** The bytes, whose form is looked at once the rest of the request is. */
  static byte[] bytes(HttpServletRequest request) throws IOException {
    return Bodies.read(request, List.of(Accept.JSON));
  }

  /**
   * The reason.
   *
   * @throws Refusal {@code malformed}, or {@code invalid-parameter} with the place at fault
   */
  static String of(byte[] body) {
    StrictRecords.Read<Told> read =
        StrictRecords.read(body, Told.class, ProblemType.INVALID_PARAMETER);
    Told told = read.record();
    if (told != null) {
      return told.reason();
    }
    Problem problem = Objects.requireNonNull(read.problem());
    throw new Refusal(
        problem.errors().isEmpty()
            ? problem
            : new Problem(
                problem.type(),
                problem.detail(),
                problem.errors(),
                problem.errors().getFirst().pointer().replaceFirst("^/", "")));
  }
}
