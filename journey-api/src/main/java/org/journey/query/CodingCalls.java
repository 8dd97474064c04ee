package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.access.Reading;
import org.journey.coding.UnreadAnswer;
import org.journey.coding.UnreadQuestion;
import org.journey.coding.UnreadReflection;
import org.journey.coding.UnreadReflections;
import org.journey.derived.JourneyReadings;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.StrictRecords;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /coding/unread}: the tellings that a coder has to go back to. */
@RestController
class CodingCalls {

  private static final String CODER = "coder";
  private static final String SUB_THEME = "subTheme";
  private static final String CODE = "code";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9-]{1,64}");

  private final JourneyReadings readings;
  private final RegisteredModels models;
  private final Cursors cursors;
  private final ObjectProvider<Pseudonyms> pseudonyms;

  CodingCalls(
      JourneyReadings readings,
      RegisteredModels models,
      Cursors cursors,
      ObjectProvider<Pseudonyms> pseudonyms) {
    this.readings = readings;
    this.models = models;
    this.cursors = cursors;
    this.pseudonyms = pseudonyms;
  }

  @GetMapping("/api/v1/coding/unread")
  ResponseEntity<byte[]> unread(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request, CODER, SUB_THEME, CODE, Cursors.AFTER, "limit", Organisations.PARAMETER);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    UnreadQuestion question = question(actor, parameters);
    String organisation = Organisations.of(actor, parameters);
    List<String> bound =
        List.of(
            "unread",
            organisation,
            actor.subject(),
            question.coder(),
            String.valueOf(question.subTheme()),
            String.valueOf(question.code()));
    String place = cursors.asked(parameters, bound);
    known(question.subTheme());

    boolean byId = seesIds(actor);
    UnreadReflections unread =
        new UnreadReflections(
            question,
            byId
                ? Set.of(ConsentScope.OWN_WORDS)
                : Set.of(ConsentScope.OWN_WORDS, ConsentScope.RESEARCH));
    JourneyReadings.Read read = readings.each(organisation, models.standard(), unread);
    UnreadAnswer answer = unread.answer();
    UnreadRows rows =
        byId
            ? new UnreadRows.ById(question.coder().equals(actor.subject()))
            : new UnreadRows.Pseudonymised(organisation, pseudonyms.getIfAvailable());
    List<UnreadReflection> page = page(answer, place, limit);
    // Told by pseudonyms or not: who is meant can be found out by who has the key.
    Reading.of(request).journeys(page.stream().map(UnreadReflection::journeyId).toList());
    return answered(type, read, answer, page, rows, bound);
  }

  private UnreadQuestion question(Actor actor, Parameters parameters) {
    String coder = parameters.text(CODER);
    if (coder != null && StrictRecords.reasonAgainstId(coder) != null) {
      throw Parameters.refused(CODER, "is not an id");
    }
    String subTheme = label(parameters, SUB_THEME);
    String code = label(parameters, CODE);
    if (code != null && subTheme == null) {
      throw Parameters.refused(CODE, "needs the subTheme that it is a finer label of");
    }
    return new UnreadQuestion(coder == null ? actor.subject() : coder, subTheme, code);
  }

  private static @Nullable String label(Parameters parameters, String name) {
    String label = parameters.text(name);
    if (label != null && !LABEL.matcher(label).matches()) {
      throw Parameters.refused(name, "must be 1 to 64 of a-z, 0-9 and -");
    }
    return label;
  }

  private void known(@Nullable String subTheme) {
    if (subTheme != null && !models.hasSubTheme(subTheme)) {
      throw new Refusal(
          new Problem(
              ProblemType.UNKNOWN_REFERENCE,
              "subTheme: no registered stage model has it",
              List.of(),
              SUB_THEME));
    }
  }

  /** Whoever codes, or answers for the coding, needs to know what to code. */
  private static boolean seesIds(Actor actor) {
    Set<Extent> extents = actor.extents(Permission.CODE);
    return extents.contains(Extent.WHOLE) || extents.contains(Extent.OWN_WORDS);
  }

  private static List<UnreadReflection> page(
      UnreadAnswer answer, @Nullable String place, int limit) {
    long after = place == null ? 0 : Long.parseLong(place);
    return answer.unread().stream()
        .filter(reflection -> reflection.sequence() > after)
        .limit(limit)
        .toList();
  }

  private ResponseEntity<byte[]> answered(
      MediaType type,
      JourneyReadings.Read read,
      UnreadAnswer answer,
      List<UnreadReflection> page,
      UnreadRows rows,
      List<String> bound) {
    boolean last = page.isEmpty() || page.getLast().equals(answer.unread().getLast());
    String next = last ? null : cursors.make(bound, Long.toString(page.getLast().sequence()));
    return Answers.ok(
        type,
        read.sequence(),
        json -> {
          json.writeStartObject();
          json.writeStringProperty(CODER, answer.question().coder());
          Answers.text(json, SUB_THEME, answer.question().subTheme());
          Answers.text(json, CODE, answer.question().code());
          json.writeBooleanProperty("appeared", answer.firstAppeared() != null);
          json.writeNumberProperty("reflections", answer.reflections());
          json.writeNumberProperty("unread", answer.unread().size());
          json.writeNumberProperty("incomplete", read.unreadable());
          json.writeArrayPropertyStart("toRead");
          for (UnreadReflection reflection : page) {
            rows.write(json, reflection);
          }
          json.writeEndArray();
          Answers.text(json, "next", next);
          json.writeEndObject();
        });
  }
}
